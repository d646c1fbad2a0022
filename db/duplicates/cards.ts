import { type SQL, sql } from "drizzle-orm";
import { ENOUGH, keyNumber, MOST_BEARERS } from "#db/duplicates/keys.ts";
import type { Kind } from "#db/duplicates/kinds.ts";
import type { Tx } from "#db/index.ts";

/** More changed ones than this are paired by one pass over all marks, fewer by looking each mark up. */
const FEW_CHANGED = 100;

const uuids = (ids: readonly string[]) => sql`${sql.param([...ids])}::uuid[]`;

const changed = ({ things, cards, subject, isOut, printOf }: Kind) => sql`
  ${things} c left join ${cards} d on d.${subject} = c.id
  where not ${isOut(sql`c`)} and d.print is distinct from ${printOf(sql`c`)}`;

/** Those whose card is missing or old, some at a time. */
export async function changedOnes(
  tx: Tx,
  kind: Kind,
  limit: number,
  after: string | null,
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select c.id from ${changed(kind)} and (${after}::uuid is null or c.id > ${after}::uuid)
    order by c.id limit ${limit}`);
  return [...rows].map(({ id }) => id);
}

export async function countChanged(tx: Tx, kind: Kind): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from ${changed(kind)}`);
  return row?.n ?? 0;
}

/** Write anew by which marks these are met. What was found of them by the old ones is forgotten. */
export async function refreshCards(tx: Tx, kind: Kind, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { things, cards, subject, isOut, printOf } = kind;
  const { keys } = await kind.read(tx, ids);
  const made = [...keys].map(([id, own]) => ({ id, keys: own.map((key) => String(keyNumber(key))) }));
  await tx.execute(sql`
    insert into ${cards} (${subject}, print, matched, keys)
    select c.id, ${printOf(sql`c`)}, false, card.keys::bigint[]
    from jsonb_to_recordset(${JSON.stringify(made)}::text::jsonb) as card(id uuid, keys text[])
    join ${things} c on c.id = card.id and not ${isOut(sql`c`)}
    on conflict (${subject}) do update set print = excluded.print, matched = false, keys = excluded.keys`);
  await forgetPairs(tx, kind, sql`any(${uuids(ids)})`);
}

/** Those of the archive, and those that went into another, are nobody's duplicates: all of them, or some alone. */
export async function forgetGone(tx: Tx, kind: Kind, ids?: readonly string[]): Promise<void> {
  const { things, cards, subject, isOut } = kind;
  const gone = sql`select d.${subject} from ${cards} d join ${things} c on c.id = d.${subject}
    where ${isOut(sql`c`)} ${ids ? sql`and d.${subject} = any(${uuids(ids)})` : sql``}`;
  await forgetPairs(tx, kind, sql`any(array(${gone}))`);
  await tx.execute(sql`delete from ${cards} where ${subject} in (${gone})`);
}

async function forgetPairs(tx: Tx, { pairs, candidates }: Kind, ids: SQL): Promise<void> {
  for (const table of [pairs, candidates])
    await tx.execute(sql`delete from ${table} where a_id = ${ids} or b_id = ${ids}`);
}

/** Put down whom to compare with whom: every two that share enough marks, one of them changed. */
export async function queueCandidates(tx: Tx, kind: Kind): Promise<void> {
  const [unmatched] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (select from ${kind.cards} where not matched limit ${FEW_CHANGED + 1}) few`,
  );
  if (!unmatched?.n) return;
  const isChanged = sql`not ${kind.cards}.matched`;
  const shared = unmatched.n > FEW_CHANGED ? sharedByAll(kind) : sharedWith(kind, isChanged);
  await queue(tx, kind, shared, isChanged);
}

/** The same for a few, whatever else has changed. */
export function queueCandidatesOf(tx: Tx, kind: Kind, ids: readonly string[]): Promise<void> {
  const isNamed = sql`${kind.cards}.${kind.subject} = any(${uuids(ids)})`;
  return queue(tx, kind, sharedWith(kind, isNamed), isNamed);
}

async function queue(tx: Tx, { candidates, cards }: Kind, shared: SQL, isDone: SQL): Promise<void> {
  await tx.execute(sql`
    insert into ${candidates} (a_id, b_id)
    select a, b from (${shared}) shared group by a, b having sum(weight) >= ${ENOUGH}
    on conflict do nothing`);
  await tx.execute(sql`update ${cards} set matched = true where ${isDone}`);
}

/** How many may bear a mark of this weight for it to tell anybody apart. */
const mostBearers = (key: SQL) =>
  sql`(case ${key} & 3 when 2 then ${MOST_BEARERS.strong}::int else ${MOST_BEARERS.weak}::int end)`;

/** Bearers are gathered by mark and paired within it: no join, whose cost the planner would have to guess. */
const sharedByAll = ({ cards, subject }: Kind) => sql`
  select one.id as a, other.id as b, telling.key & 3 as weight
  from (
    select key, array_agg(${subject}) as ids, array_agg(matched) as flags
    from (select ${subject}, matched, unnest(keys) as key from ${cards}) mark
    group by key having count(*) between 2 and ${mostBearers(sql`key`)} and not bool_and(matched)) telling
  cross join lateral unnest(telling.ids, telling.flags) as one(id, matched)
  cross join lateral unnest(telling.ids, telling.flags) as other(id, matched)
  where one.id < other.id and not (one.matched and other.matched)`;

const sharedWith = ({ cards, subject }: Kind, isChanged: SQL) => sql`
  select least(mark.id, other.id) as a, greatest(mark.id, other.id) as b, max(mark.key & 3) as weight
  from (select ${subject} as id, unnest(keys) as key from ${cards} where ${isChanged}) mark
  cross join lateral (
    select d.id, count(*) over () as bearers from (
      select ${subject} as id from ${cards} where keys @> array[mark.key] limit ${mostBearers(sql`mark.key`)} + 1) d) other
  where other.id <> mark.id and other.bearers <= ${mostBearers(sql`mark.key`)}
  group by 1, 2, mark.key`;
