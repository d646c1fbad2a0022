import { asc, inArray } from "drizzle-orm";
import { type StaffActor, staffActor } from "../actor.ts";
import { clients } from "../clients/table.ts";
import { decideDifferent } from "../duplicates/commands.ts";
import { searchDuplicates } from "../duplicates/search-run.ts";
import { inTransaction, type Tx } from "../index.ts";
import { mergeClients } from "../merges/commands.ts";
import { SURE, sharedPeople } from "../merges/preview-people.ts";
import { withoutLegalForm } from "../values/legal-form.ts";
import { shortName } from "../values/person-name.ts";
import { searchKey } from "../values/search.ts";
import { type Dossier, type Facts, makeDossier } from "./base.ts";
import type { DemoClient } from "./clients.ts";
import type { Office } from "./office.ts";
import { type Random, seededRandom } from "./random.ts";
import { addTwinPeople } from "./twin-people.ts";

const TWINS_SEED = 20_260_521;
const DAY = 86_400_000;
/** One in so many firms of the base was written down a second time. */
const EVERY = 23;

type Kept = "phone" | "email" | "address" | "inn" | "person";

const inner = (name: string) => /[«„]([^«»„“]+)[»“]/.exec(name)?.[1] ?? withoutLegalForm(name);
/** What stands before the quotes, when it is a word and no legal form. */
const head = (name: string) =>
  name
    .replace(/\s*[«„].*$/, "")
    .trim()
    .replace(/^\p{Lu}+$/u, "");

/** How the same firm comes into a base twice: what the second hand wrote, and what it took over. */
const ways: readonly { write(name: string): string; keeps: readonly Kept[] }[] = [
  { write: (name) => `${inner(name)}, ${head(name).toLowerCase() || "фирма"}`, keeps: ["phone", "address"] },
  { write: (name) => `ООО «${inner(name)}»`, keeps: ["inn", "phone"] },
  { write: (name) => `АО «${inner(name)}»`, keeps: ["phone", "address"] },
  {
    write: (name) => inner(name).replace(/(?<=.)[ои]/u, "а"),
    keeps: ["phone", "email", "person"],
  },
  { write: (name) => capitals(searchKey(inner(name))), keeps: ["email", "address"] },
  { write: (name) => name.toUpperCase(), keeps: ["address", "person", "phone"] },
];
const capitals = (text: string) => text.replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());

/** Cards that somebody wrote down although the firm was there: a dozen, each beside its first card. */
export function makeTwins(office: Office, base: readonly DemoClient[], now: Date) {
  const random = seededRandom(TWINS_SEED);
  const firms = base.filter(
    ({ entity, client, people }) => entity && people.length > 0 && /«/.test(client.name ?? ""),
  );
  return ways.concat(ways).flatMap((way, i) => {
    const first = firms[(i + 1) * EVERY];
    return first ? [{ first, twin: makeTwin(random, office, first, way, base.length + i + 1, now) }] : [];
  });
}

function makeTwin(
  random: Random,
  office: Office,
  first: DemoClient,
  { write, keeps }: (typeof ways)[number],
  n: number,
  now: Date,
): Dossier {
  const { client, entity, points, people } = first;
  const owner = office.nearest("sales_manager", first.branch);
  const kept = new Set(keeps);
  const name = write(client.name ?? "");
  // The phone that is taken over must be that of the person.
  const known = people.find(({ row }) =>
    points.some(({ kind, contactId }) => kind === "phone" && contactId === row.id),
  );
  const facts: Facts = {
    ...{ name, legalName: name, form: "ООО", role: "client", status: "potential", class: "C" },
    ...{ ownerId: owner.id, branchId: client.branchId ?? "", region: client.region ?? "", cityCode: "343" },
    address: kept.has("address")
      ? (client.address ?? "")
      : `${client.region}, ул. Полевая, ${random.int(2, 90)}`,
    ...{ domain: `zakaz${n}.example`, source: "звонок", note: null },
    createdAt: laterThan(client.createdAt ?? now, random, now),
    people:
      kept.has("person") && known ? [{ person: known.person, position: "", decisionRole: "initiator" }] : [],
  };
  const made = makeDossier(random, n, facts);
  const same = (kind: "phone" | "email") =>
    points.find((point) => point.kind === kind && point.clientId !== null);
  for (const kind of ["phone", "email"] as const) {
    const [ours, theirs] = [
      same(kind),
      made.points.find((point) => point.kind === kind && point.clientId !== null),
    ];
    if (kept.has(kind) && ours && theirs)
      Object.assign(theirs, { value: ours.value, raw: ours.raw, extension: ours.extension });
  }
  const [phone, theirs] = [points.filter(({ contactId }) => contactId === known?.row.id), made.points].map(
    (all) => all.find((point) => point.kind === "phone" && point.contactId !== null),
  );
  if (kept.has("person") && phone && theirs) Object.assign(theirs, { value: phone.value, raw: phone.raw });
  // Only who copied the requisites has any: the others knew a name and a number.
  if (!kept.has("inn")) made.entity = null;
  else if (made.entity)
    Object.assign(made.entity, { inn: entity?.inn, kpp: entity?.kpp, ogrn: entity?.ogrn });
  return made;
}

/** Somewhere between the first card and now. */
const laterThan = (first: Date, random: Random, now: Date) =>
  new Date(first.getTime() + (now.getTime() - first.getTime()) * (0.3 + random.next() * 0.6));

export type Twins = ReturnType<typeof makeTwins>;

/** What has become of them: most wait to be decided, one pair is no duplicate, one was merged yesterday. */
export async function settleTwins(office: Office, twins: Twins, now: Date): Promise<void> {
  const director = directorOf(office);
  const yesterday = new Date(now.getTime() - DAY);
  const [twice, moved, newFirm, merged] = twins.slice(6).map(({ first }) => first);
  if (twice && moved && newFirm && merged)
    await addTwinPeople(director, [twice, moved, newFirm, merged], yesterday);
  await searchDuplicates(() => yesterday);
  const idsOf = (i: number) =>
    [twins[i]?.first.client.id, twins[i]?.twin.client.id].flatMap((id) => id ?? []);
  await inTransaction(async (tx) => {
    await decideDifferent(tx, director, { of: "client", ids: idsOf(2) }, yesterday);
    const [cards, shared] = [await versionsOf(tx, idsOf(5)), await sharedPeople(tx, idsOf(5))];
    const people = shared.filter(({ score }) => score >= SURE).map(({ ids }) => ids);
    await mergeClients(tx, director, { key: "demo-merge", cards, choice: {}, own: {}, people }, yesterday);
  });
}

async function versionsOf(tx: Tx, ids: string[]) {
  const rows = await tx
    .select({ id: clients.id, expectedVersion: clients.version })
    .from(clients)
    .where(inArray(clients.id, ids))
    .orderBy(asc(clients.createdAt));
  return rows;
}

export function directorOf({ staff }: Office): StaffActor {
  const director = staff.find(({ role }) => role === "director");
  if (!director) throw new RangeError("Nobody in the demo company is the director");
  return staffActor({
    ...{ id: director.id, sessionId: null, name: shortName(director), role: "director" },
    ...{ branchId: null, departmentId: null, headOf: [], locale: "ru", timeZone: director.zone },
  });
}
