import type { ClientClass, ClientStatus } from "../clients/registries.ts";
import { type Dossier, domainOf, type Facts, makeDossier } from "./base.ts";
import { webName } from "./numbers.ts";
import type { Member, Office } from "./office.ts";
import { deck, type Random } from "./random.ts";
import type { BranchKey } from "./staff.ts";
import { places, sources, streets } from "./texts/places.ts";
import type { Trade } from "./texts/trade.ts";

export interface DemoClient extends Dossier {
  trade: Trade | "home" | "supplier" | "partner" | "competitor";
  branch: BranchKey;
  owner: Member;
  /** Days before now when the company first heard of the client. */
  since: number;
}

const HISTORY_DAYS = 548;
const DAY = 86_400_000;

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

/** Deals the clients of a branch out to its sellers; a trainee gets a third of what the others get. */
function dealer(random: Random, office: Office): (key: BranchKey) => Member {
  const teams = new Map<BranchKey, () => Member>();
  return (key) => {
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
}

export type AddClient = (
  trade: DemoClient["trade"],
  facts: Pick<Facts, "name" | "legalName" | "form" | "people"> & Partial<Facts>,
  weight: readonly [number, number],
) => void;

/** Writes clients to `out`, each with a place, a source and an owner; a name that `named` knows is passed over. */
export function clientAdder(
  random: Random,
  office: Office,
  now: Date,
  { out, named, first }: { out: DemoClient[]; named: Set<string>; first: number },
): AddClient {
  const domains = new Set([...named].map(domainOf));
  const branch = branchesFor(random);
  const source = deck(random, sources);
  const ownerIn = dealer(random, office);
  return (trade, facts, weight) => {
    if (named.has(facts.name)) return;
    named.add(facts.name);
    // Two of one brand, «Студия „Абзац“» and «Агентство „Абзац“», have sites of their own.
    const short = domainOf(facts.name);
    const domain = domains.has(short) ? `${webName(facts.name)}.example` : short;
    domains.add(short);
    const key = branch();
    const place = random.pick(places[key]);
    const status = facts.status ?? statusOf(random);
    const owner = ownerIn(key);
    const since = sinceOf(random, status);
    const dossier = makeDossier(random, first + out.length, {
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
      domain,
      ...facts,
      status,
    });
    out.push({ ...dossier, trade, branch: key, owner, since });
  };
}
