import type { ClientClass, ClientStatus } from "../clients/registries.ts";
import type { DecisionRole } from "../contacts/decision-roles.ts";
import { type Dossier, type Facts, makeDossier } from "./base.ts";
import type { Member, Office } from "./office.ts";
import { fullName, type Gender, type Person, somePerson } from "./people.ts";
import { deck, type Random } from "./random.ts";
import type { BranchKey } from "./staff.ts";
import { others, places, sources, streets } from "./texts/places.ts";
import type { Trade, TradeKey } from "./texts/trade.ts";
import { trades } from "./texts/trades.ts";

export interface DemoClient extends Dossier {
  trade: Trade | "home" | "supplier" | "partner" | "competitor";
  branch: BranchKey;
  owner: Member;
  /** Days before now when the company first heard of the client. */
  since: number;
}

const HISTORY_DAYS = 548;
const HOMES = 16;
const ENTREPRENEURS = 40;
const TOTAL = 300;
const DAY = 86_400_000;

const decisions: readonly DecisionRole[] = ["initiator", "influencer", "decision_maker", "accountant"];

const quoted = (form: string, name: string) => `${form} «${name}»`;

/** A position that names a woman gets one. */
function genderOf(random: Random, position: string): Gender {
  if (/(ая|сестра|ница)( |$)/.test(position)) return "f";
  if (/бухгалтер|воспитатель/.test(position)) return random.chance(0.9) ? "f" : "m";
  return random.chance(0.62) ? "m" : "f";
}

function peopleOf(random: Random, trade: Trade): Facts["people"] {
  const chosen = random.shuffle([0, 1, 3]).slice(0, random.int(1, 3));
  return [...chosen, 2]
    .sort((a, b) => a - b)
    .map((i) => {
      const position = trade.people[i] ?? "";
      const decides = i === 2 && random.chance(0.25);
      return {
        person: somePerson(random, genderOf(random, position)),
        position,
        decisionRole: decides ? "signatory" : (decisions[i] ?? "influencer"),
      };
    });
}

function branchesFor(random: Random): () => BranchKey {
  const times = (key: BranchKey, n: number) => Array<BranchKey>(n).fill(key);
  return deck(random, [...times("moscow", 8), ...times("ural", 7), ...times("siberia", 5)]);
}

function statusOf(random: Random): ClientStatus {
  const x = random.next();
  return x < 0.12 ? "potential" : x < 0.2 ? "new" : x < 0.62 ? "active" : x < 0.9 ? "loyal" : "lost";
}

function classOf(random: Random, status: ClientStatus, [a, b]: readonly [number, number]): ClientClass {
  if (status === "lost" || status === "potential") return random.chance(b / 2) ? "B" : "C";
  const x = random.next();
  return x < a ? "A" : x < a + b ? "B" : "C";
}

function sinceOf(random: Random, status: ClientStatus): number {
  if (status === "potential") return random.int(4, 120);
  if (status === "new") return random.int(12, 55);
  if (status === "active") return random.int(120, HISTORY_DAYS);
  return random.int(460, HISTORY_DAYS);
}

/** 300 clients of three branches, every one with a name, numbers and people of its own. */
export function makeClients(random: Random, office: Office, now: Date): DemoClient[] {
  const branch = branchesFor(random);
  const source = deck(random, sources);
  const teams = new Map<BranchKey, () => Member>();
  const ownerIn = (key: BranchKey) => {
    const sellers = office.staff.filter(
      (one) => one.branch === key && (one.role === "sales_manager" || one.role === "trainee"),
    );
    const found =
      teams.get(key) ??
      deck(
        random,
        sellers.flatMap((one) => Array<Member>(one.role === "trainee" ? 1 : 3).fill(one)),
      );
    teams.set(key, found);
    return found();
  };
  const named = new Set<string>();
  const out: DemoClient[] = [];

  const add = (
    trade: DemoClient["trade"],
    facts: Pick<Facts, "name" | "legalName" | "form" | "people"> & Partial<Facts>,
    weight: readonly [number, number],
  ) => {
    if (named.has(facts.name)) return;
    named.add(facts.name);
    const key = branch();
    const place = random.pick(places[key]);
    const status = facts.status ?? statusOf(random);
    const owner = ownerIn(key);
    const since = sinceOf(random, status);
    const dossier = makeDossier(random, out.length + 1, {
      role: "client",
      note: null,
      class: classOf(random, status, weight),
      ownerId: owner.id,
      branchId: office.branches.get(key)?.id ?? "",
      region: place.region,
      address: `${place.town}, ${random.pick(streets)}, ${random.int(2, 148)}${random.chance(0.2) ? random.pick(["а", "б", ", корп. 2"]) : ""}`,
      cityCode: place.code,
      source: source(),
      createdAt: new Date(now.getTime() - since * DAY),
      ...facts,
      status,
    });
    out.push({ ...dossier, trade, branch: key, owner, since });
  };

  for (const trade of trades) {
    for (const name of trade.names) {
      add(
        trade,
        {
          name: shownName(trade, name),
          legalName: quoted(trade.form, name),
          form: trade.form,
          people: peopleOf(random, trade),
        },
        trade.weight,
      );
    }
  }
  for (const { role, form, name, note } of others) {
    const people = [{ person: somePerson(random), position: "менеджер", decisionRole: "initiator" as const }];
    const legalName = quoted(form, name);
    add(role, { name: legalName, legalName, form, role, note, status: "active", people }, [0, 0.3]);
  }
  const small = deck(
    random,
    trades.filter(({ key }) => ["cafe", "shop", "garage", "print", "sport"].includes(key)),
  );
  for (let i = 0; i < ENTREPRENEURS && out.length < TOTAL - HOMES; ) {
    const before = out.length;
    const trade = small();
    const person = somePerson(random);
    const name = `ИП ${fullName(person)}`;
    const owner = { person, position: "предприниматель", decisionRole: "decision_maker" as const };
    const helper = {
      person: somePerson(random),
      position: trade.people[0] ?? "",
      decisionRole: "initiator" as const,
    };
    add(trade, { name, legalName: name, form: "ИП", people: [helper, owner] }, [0, 0.2]);
    i += out.length - before;
  }
  while (out.length < TOTAL) {
    add("home", { name: fullName(somePerson(random)), legalName: null, form: "", people: [] }, [0, 0]);
  }
  return out;
}

const PLAIN: readonly TradeKey[] = ["school", "kindergarten", "hospital", "culture"];

/** A name that carries quotes of its own stands alone, with the outer marks. */
function shownName({ title, form, key }: Trade, name: string): string {
  if (name.includes("„")) return name.replace("„", "«").replace("“", "»");
  return PLAIN.includes(key) ? name : quoted(title ?? form, name);
}

/** The person behind a private client's own name. */
export function personOf(client: DemoClient): Person | null {
  if (client.trade !== "home") return null;
  const [surname = "", given = "", patronymic = null] = client.client.name.split(" ");
  return { surname, given, patronymic, gender: patronymic?.endsWith("на") ? "f" : "m" };
}
