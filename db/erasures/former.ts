import { sql } from "drizzle-orm";
import { contactPoints } from "#db/contacts/table.ts";
import { events } from "#db/events.ts";
import type { Reader } from "#db/index.ts";
import { interactions } from "#db/interactions/table.ts";
import { staff } from "#db/staff/table.ts";
import { type PersonName, parsePersonName } from "#db/values/person-name.ts";

/** What a person was known by before, as history tells: names, and addresses that are nobody else's today. */
export interface Former {
  names: readonly PersonName[];
  emails: readonly string[];
  phones: readonly string[];
}

interface Ids {
  contactIds: readonly string[];
  clientIds: readonly string[];
  around: readonly string[];
}

const uuids = (ids: readonly string[]) => sql`any(${sql.param(ids)}::uuid[])`;

type Said = Partial<Record<"surname" | "given" | "patronymic" | "name", string | null>> & {
  points?: { kind: string; value: string }[];
  person?: Said | null;
};

const nameIn = ({ surname, given, patronymic }: Said): PersonName[] =>
  surname && given ? [{ surname, given, patronymic: patronymic ?? null }] : [];

const sameName = (a: PersonName, b: PersonName) => a.surname === b.surname && a.given === b.given;

export async function formerOf(reader: Reader, ids: Ids, person: PersonName | null): Promise<Former> {
  const own = await saidOf(reader, ids);
  const all = own.flatMap(({ entity, said }) => {
    if (entity === "contact") return nameIn(said);
    const parsed = said.name ? parsePersonName(said.name) : null;
    return parsed ? nameIn(parsed) : [];
  });
  const present = person ? [person] : [];
  const names = all.filter(
    (name, at) => ![...present, ...all.slice(0, at)].some((known) => sameName(known, name)),
  );
  const isTheirs = ({ person: named }: Said) =>
    !named || [...present, ...all].some((known) => nameIn(named).some((name) => sameName(known, name)));
  const points = [
    ...own.flatMap(({ said }) => (isTheirs(said) ? (said.points ?? []) : [])),
    ...(await madeWith(reader, ids)).flatMap((said) =>
      said.person && isTheirs(said) ? (said.points ?? []) : [],
    ),
    ...(await writtenTo(reader, ids)).map((value) => ({ kind: "email", value })),
  ];
  const free = await nobodyElses(
    reader,
    ids,
    points.map(({ value }) => value),
  );
  const valuesOf = (what: "email" | "phone") =>
    [
      ...new Set(points.filter(({ kind, value }) => kind === what && free.has(value)).map((p) => p.value)),
    ].sort();
  const byName = (a: PersonName, b: PersonName) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  return { names: names.sort(byName), emails: valuesOf("email"), phones: valuesOf("phone") };
}

/** Both sides of every event of the person's own records. */
async function saidOf(reader: Reader, { contactIds, clientIds }: Ids) {
  const rows = await reader.execute<{ entity: string; said: Said }>(sql`
    select ${events.entity} as entity, said from ${events} cross join lateral (values (${events.before}), (${events.after})) sides (said)
    where ${events.entityId} = ${uuids([...contactIds, ...clientIds])} and ${events.entity} in ('contact', 'client')
      and jsonb_typeof(said) = 'object' and said ?| array['surname', 'name', 'points']
    order by ${events.id}`);
  return [...rows];
}

/** Cards that were made together with a person, whose numbers were then written down with them. */
async function madeWith(reader: Reader, { around }: Ids) {
  const rows = await reader.execute<{ said: Said }>(sql`
    select ${events.after} as said from ${events}
    where ${events.entityId} = ${uuids(around)} and ${events.command} = 'client.create'
      and jsonb_typeof(${events.after} -> 'person') = 'object'`);
  return [...rows].map(({ said }) => said);
}

/** Addresses to which colleagues have written from the card. */
async function writtenTo(reader: Reader, { contactIds, clientIds }: Ids) {
  const rows = await reader.execute<{ address: string }>(sql`
    select distinct ${events.after} ->> 'address' as address from ${events}
    where ${events.command} = 'letter.send' and ${events.after} ->> 'address' is not null and ${events.entityId} in (
      select id from ${interactions} where contact_id = ${uuids(contactIds)}
        or (client_id = ${uuids(clientIds)} and contact_id is null))`);
  return [...rows].map(({ address }) => address);
}

/** Of these values, those that nobody else has now: an address may have been taken over by a colleague. */
async function nobodyElses(reader: Reader, { contactIds, clientIds }: Ids, values: readonly string[]) {
  if (values.length === 0) return new Set<string>();
  const rows = await reader.execute<{ value: string }>(sql`
    select distinct value from unnest(${sql.param([...new Set(values)])}::text[]) said (value)
    where not exists (select from ${contactPoints} point where point.value = said.value
        and (point.contact_id = ${uuids(contactIds)}) is not true and (point.client_id = ${uuids(clientIds)}) is not true)
      and not exists (select from ${staff} where ${staff.email}::text = said.value)`);
  return new Set([...rows].map(({ value }) => value));
}
