import { type SQL, sql } from "drizzle-orm";
import { nameKey } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { clientContacts, contactPoints } from "#db/contacts/table.ts";
import type { Tx } from "#db/index.ts";
import type { Draft } from "./draft.ts";
import { type ClientKey, valuesOf } from "./keys.ts";

export const present = <T>(values: readonly (T | null | undefined)[]): T[] => [
  ...new Set(values.filter((value): value is T => value !== null && value !== undefined)),
];

const list = (values: readonly string[]) => sql`${sql.param(values)}::text[]`;

/**
 * Clients that rows may be about by their key. Each way to look is a join of its own, so that each has its index; the
 * index of names holds living clients only, and a small one the archived.
 */
export async function soughtIds(tx: Tx, drafts: readonly Draft[], key: ClientKey): Promise<string[]> {
  const ways: SQL[] = [];
  const externalIds = present(drafts.map(({ externalId }) => externalId));
  if (externalIds.length > 0)
    ways.push(sql`select c.id from ${clients} c where c.external_id = any(${list(externalIds)})`);
  if (key === "auto") ways.push(...byName(drafts));
  if (key === "name_region") {
    const placed = drafts.filter(({ client }) => client.name && client.region);
    ways.push(...named(placed, ({ client }) => client.region ?? "", sql`c.region = p.other`));
  }
  if (ways.length === 0) return [];
  const rows = await tx.execute<{ id: string }>(sql.join(ways, sql` union `));
  return rows.map(({ id }) => id);
}

/** Where a row has neither code nor ИНН: the name with its address, with a number, or alone. */
function byName(drafts: readonly Draft[]): SQL[] {
  const nameless = drafts.filter(
    ({ externalId, entity, client }) => !externalId && !entity.inn && client.name,
  );
  const placed = nameless.filter(({ client }) => client.address);
  const reached = nameless.filter(({ client, points }) => !client.address && points.length > 0);
  const bare = nameless.filter(({ client, points }) => !client.address && points.length === 0);
  const numbers = reached.flatMap((draft) => draft.points.map(({ value }) => ({ draft, value })));
  return [
    ...named(placed, ({ client }) => client.address ?? "", sql`c.address = p.other`),
    ...named(
      numbers.map(({ draft, value }) => ({ ...draft, other: value })),
      ({ other }) => other,
      sql`exists (select from ${contactPoints} k where k.client_id = c.id and k.value = p.other)`,
    ),
    ...named(bare, () => "", sql`true`),
  ];
}

function named<D extends Draft>(drafts: readonly D[], other: (draft: D) => string, where: SQL): SQL[] {
  if (drafts.length === 0) return [];
  const pairs = sql`unnest(${list(drafts.map(({ client }) => nameKey(client.name ?? "")))},
    ${list(drafts.map(other))}) as p(name_key, other)`;
  return [sql`is null`, sql`is not null`].map(
    // Asked name by name: a plan for all of them at once would read the whole index for a handful.
    (state) => sql`select c.id from ${pairs} cross join lateral (select c.id from ${clients} c
      where c.name_key = p.name_key collate "C" and c.archived_at ${state} and ${where} offset 0) c`,
  );
}

/** A number of a switchboard or of a whole mall says nothing about who is who. */
const MOST_HOLDERS = 5;

/** Which clients have the phones and e-mails of these rows, themselves or by their people. */
export async function holdersOfPoints(tx: Tx, drafts: readonly Draft[]): Promise<Map<string, string[]>> {
  const values = present(
    drafts.flatMap((draft) => [...valuesOf(draft, "phone"), ...valuesOf(draft, "email")]),
  );
  const found = new Map<string, string[]>();
  if (values.length === 0) return found;
  const rows = await tx.execute<{ value: string; ids: string[] }>(sql`
    select v.value, array_agg(distinct h.id) as ids
    from unnest(${list(values)}) as v(value)
    cross join lateral (
      select coalesce(k.client_id, l.client_id) as id
      from ${contactPoints} k left join ${clientContacts} l on l.contact_id = k.contact_id
      where k.value = v.value limit ${MOST_HOLDERS + 1}
    ) h
    where h.id is not null group by v.value`);
  for (const { value, ids } of rows) if (ids.length <= MOST_HOLDERS) found.set(value, ids);
  return found;
}
