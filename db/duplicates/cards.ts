import { type SQL, sql } from "drizzle-orm";
import { clientKeys, ENOUGH, keyNumber, MOST_BEARERS } from "#db/duplicates/keys.ts";
import { loadRecords, printOf } from "#db/duplicates/load.ts";
import type { Tx } from "#db/index.ts";

/** More changed clients than this are paired by one pass over all marks, fewer by looking each mark up. */
const FEW_CHANGED = 100;

const uuids = (ids: readonly string[]) => sql`${sql.param([...ids])}::uuid[]`;

/** Clients whose card is missing or old, some at a time. */
export async function changedClients(tx: Tx, limit: number, after: string | null): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select c.id from clients c left join duplicate_cards d on d.client_id = c.id
    where c.archived_at is null and d.print is distinct from ${printOf(sql`c`)}
      and (${after}::uuid is null or c.id > ${after}::uuid)
    order by c.id limit ${limit}`);
  return [...rows].map(({ id }) => id);
}

export async function countChanged(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from clients c left join duplicate_cards d on d.client_id = c.id
    where c.archived_at is null and d.print is distinct from ${printOf(sql`c`)}`);
  return row?.n ?? 0;
}

/** Write anew by which marks these clients are met. What was found of them by the old ones is forgotten. */
export async function refreshCards(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const records = await loadRecords(tx, ids);
  const cards = [...records.values()].map((record) => ({
    id: record.id,
    keys: clientKeys(record).map((key) => String(keyNumber(key))),
  }));
  await tx.execute(sql`
    insert into duplicate_cards (client_id, print, matched, keys)
    select c.id, ${printOf(sql`c`)}, false, card.keys::bigint[]
    from jsonb_to_recordset(${JSON.stringify(cards)}::text::jsonb) as card(id uuid, keys text[])
    join clients c on c.id = card.id and c.archived_at is null
    on conflict (client_id) do update set print = excluded.print, matched = false, keys = excluded.keys`);
  await forgetPairs(tx, sql`any(${uuids(ids)})`);
}

/** Clients of the archive, and those that went into another, are nobody's duplicates: all of them, or some alone. */
export async function forgetArchived(tx: Tx, ids?: readonly string[]): Promise<void> {
  const gone = sql`select d.client_id from duplicate_cards d join clients c on c.id = d.client_id
    where c.archived_at is not null ${ids ? sql`and d.client_id = any(${uuids(ids)})` : sql``}`;
  await forgetPairs(tx, sql`any(array(${gone}))`);
  await tx.execute(sql`delete from duplicate_cards where client_id in (${gone})`);
}

async function forgetPairs(tx: Tx, ids: SQL): Promise<void> {
  for (const table of [sql`duplicate_pairs`, sql`duplicate_candidates`])
    await tx.execute(sql`delete from ${table} where a_id = ${ids} or b_id = ${ids}`);
}

/** Put down whom to compare with whom: every two clients that share enough marks, one of them changed. */
export async function queueCandidates(tx: Tx): Promise<void> {
  const [unmatched] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (select from duplicate_cards where not matched limit ${FEW_CHANGED + 1}) few`,
  );
  if (!unmatched?.n) return;
  const isChanged = sql`not duplicate_cards.matched`;
  await queue(tx, unmatched.n > FEW_CHANGED ? sharedByAll : sharedWith(isChanged), isChanged);
}

/** The same for a few clients, whatever else has changed. */
export function queueCandidatesOf(tx: Tx, ids: readonly string[]): Promise<void> {
  const isNamed = sql`duplicate_cards.client_id = any(${uuids(ids)})`;
  return queue(tx, sharedWith(isNamed), isNamed);
}

async function queue(tx: Tx, shared: SQL, isDone: SQL): Promise<void> {
  await tx.execute(sql`
    insert into duplicate_candidates (a_id, b_id)
    select a, b from (${shared}) shared group by a, b having sum(weight) >= ${ENOUGH}
    on conflict do nothing`);
  await tx.execute(sql`update duplicate_cards set matched = true where ${isDone}`);
}

/** How many may bear a mark of this weight for it to tell anybody apart. */
const mostBearers = (key: SQL) =>
  sql`(case ${key} & 3 when 2 then ${MOST_BEARERS.strong}::int else ${MOST_BEARERS.weak}::int end)`;

/** Bearers are gathered by mark and paired within it: no join, whose cost the planner would have to guess. */
const sharedByAll = sql`
  select one.id as a, other.id as b, telling.key & 3 as weight
  from (
    select key, array_agg(client_id) as ids, array_agg(matched) as flags
    from (select client_id, matched, unnest(keys) as key from duplicate_cards) mark
    group by key having count(*) between 2 and ${mostBearers(sql`key`)} and not bool_and(matched)) telling
  cross join lateral unnest(telling.ids, telling.flags) as one(id, matched)
  cross join lateral unnest(telling.ids, telling.flags) as other(id, matched)
  where one.id < other.id and not (one.matched and other.matched)`;

const sharedWith = (isChanged: SQL) => sql`
  select least(mark.client_id, other.client_id) as a, greatest(mark.client_id, other.client_id) as b,
    max(mark.key & 3) as weight
  from (select client_id, unnest(keys) as key from duplicate_cards where ${isChanged}) mark
  cross join lateral (
    select d.client_id, count(*) over () as bearers from (
      select client_id from duplicate_cards where keys @> array[mark.key] limit ${mostBearers(sql`mark.key`)} + 1) d) other
  where other.client_id <> mark.client_id and other.bearers <= ${mostBearers(sql`mark.key`)}
  group by 1, 2, mark.key`;
