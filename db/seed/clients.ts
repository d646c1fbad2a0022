import type { DecisionRole } from "../contacts/decision-roles.ts";
import { clientAdder, type DemoClient } from "./add-client.ts";
import type { Facts } from "./base.ts";
import type { Office } from "./office.ts";
import { fullName, type Gender, type Person, somePerson } from "./people.ts";
import { deck, type Random, seededRandom } from "./random.ts";
import { nameSets } from "./texts/more-names.ts";
import { others } from "./texts/places.ts";
import type { Trade, TradeKey } from "./texts/trade.ts";
import { trades } from "./texts/trades.ts";

export type { DemoClient } from "./add-client.ts";

const HOMES = 16;
const ENTREPRENEURS = 40;
const TOTAL = 300;
/** With the crowd: those who are served between times. */
const EVERYBODY = 1500;
const CROWD_HOMES = 120;
const CROWD_SEED = 20_260_402;

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

const companyOf = (random: Random, trade: Trade, name: string) => ({
  name: shownName(trade, name),
  legalName: quoted(trade.form, name),
  form: trade.form,
  people: peopleOf(random, trade),
});

function entrepreneurOf(random: Random, trade: Trade) {
  const person = somePerson(random);
  const name = `ИП ${fullName(person)}`;
  const owner = { person, position: "предприниматель", decisionRole: "decision_maker" as const };
  const helper = {
    person: somePerson(random),
    position: trade.people[0] ?? "",
    decisionRole: "initiator" as const,
  };
  return { name, legalName: name, form: "ИП", people: [helper, owner] };
}

const homeOf = (random: Random) => ({
  name: fullName(somePerson(random)),
  legalName: null,
  form: "",
  people: [],
});

const smallTrades = (random: Random) =>
  deck(
    random,
    trades.filter(({ key }) => ["cafe", "shop", "garage", "print", "sport"].includes(key)),
  );

/** 300 clients of three branches, every one with a name, numbers and people of its own. */
export function makeClients(random: Random, office: Office, now: Date): DemoClient[] {
  const out: DemoClient[] = [];
  const add = clientAdder(random, office, now, { out, named: new Set(), first: 1 });
  for (const trade of trades) {
    for (const name of trade.names) add(trade, companyOf(random, trade, name), trade.weight);
  }
  for (const { role, form, name, note } of others) {
    const people = [{ person: somePerson(random), position: "менеджер", decisionRole: "initiator" as const }];
    const legalName = quoted(form, name);
    add(role, { name: legalName, legalName, form, role, note, status: "active", people }, [0, 0.3]);
  }
  const small = smallTrades(random);
  for (let i = 0; i < ENTREPRENEURS && out.length < TOTAL - HOMES; ) {
    const before = out.length;
    const trade = small();
    add(trade, entrepreneurOf(random, trade), [0, 0.2]);
    i += out.length - before;
  }
  while (out.length < TOTAL) add("home", homeOf(random), [0, 0]);
  return out;
}

/** Names of a set in a shuffled order, so that the base does not read like a table of products. */
function namesOf(random: Random, { pattern, first, second, count }: (typeof nameSets)[number]): string[] {
  const numbers = random.shuffle(Array.from({ length: 360 }, (_, i) => i + 2));
  const pairs = first.flatMap((one) => second.map((two) => [one, two] as const));
  const times = pattern.includes("{n}") ? Math.ceil(count / pairs.length) : 1;
  return random
    .shuffle(Array.from({ length: times }, () => pairs).flat())
    .slice(0, count)
    .map(([one, two], i) =>
      pattern
        .replace("{1}", one)
        .replace("{2}", two)
        .replace("{n}", String(numbers[i] ?? i)),
    );
}

/** The other 1,200: from a random of their own, so that the first 300 and their desks stay as they are. */
export function makeCrowd(office: Office, now: Date, base: readonly DemoClient[]): DemoClient[] {
  const random = seededRandom(CROWD_SEED);
  const out: DemoClient[] = [];
  const named = new Set(base.map(({ client }) => client.name));
  const add = clientAdder(random, office, now, { out, named, first: base.length + 1 });
  const tradeOf = new Map<TradeKey, Trade>(trades.map((trade) => [trade.key, trade]));
  for (const set of nameSets) {
    const trade = tradeOf.get(set.trade);
    if (!trade) continue;
    for (const name of namesOf(random, set)) add(trade, companyOf(random, trade, name), trade.weight);
  }
  const small = smallTrades(random);
  while (base.length + out.length < EVERYBODY - CROWD_HOMES) {
    const trade = small();
    add(trade, entrepreneurOf(random, trade), [0, 0.2]);
  }
  while (base.length + out.length < EVERYBODY) add("home", homeOf(random), [0, 0]);
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
