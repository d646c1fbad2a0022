import { type SQL, sql } from "drizzle-orm";
import type { Kind } from "#db/duplicates/kinds.ts";
import type { Reason } from "#db/duplicates/rules.ts";
import type { Tx } from "#db/index.ts";

interface Pair extends Record<string, unknown> {
  a: string;
  b: string;
}

/** Look closely at some of the pairs that wait, and keep those that reach the threshold. Answers how many it looked at. */
export async function compareSome(
  tx: Tx,
  kind: Kind,
  limit: number,
  now: Date,
  which: SQL = sql`true`,
): Promise<number> {
  const { candidates } = kind;
  const taken = [
    ...(await tx.execute<Pair>(sql`
      with due as (select a_id, b_id from ${candidates} where ${which} order by a_id, b_id limit ${limit} for update skip locked)
      delete from ${candidates} d using due where d.a_id = due.a_id and d.b_id = due.b_id
      returning d.a_id as a, d.b_id as b`)),
  ];
  await keepPairs(tx, kind, taken, now);
  return taken.length;
}

async function keepPairs(tx: Tx, kind: Kind, pairs: readonly Pair[], now: Date): Promise<void> {
  const records = await kind.read(tx, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))]);
  const found = pairs.flatMap(({ a, b }) => {
    const scored = records.score(a, b);
    return scored && scored.score >= kind.shown ? [{ a, b, ...scored }] : [];
  });
  if (found.length > 0) await insertPairs(tx, kind, found, now);
}

type Found = Pair & { score: number; reasons: Reason[] };

/**
 * What somebody has said of two holds for those they went into: «не дубль» is not asked again because one of
 * them was merged.
 */
const said = ({ verdicts, things }: Kind) => sql`select least(a, b) as a, greatest(a, b) as b from (
  select coalesce(one.merged_into_id, one.id) as a, coalesce(other.merged_into_id, other.id) as b
  from ${verdicts} n join ${things} one on one.id = n.a_id join ${things} other on other.id = n.b_id
  where n.taken_back_at is null) said`;

const insertPairs = (tx: Tx, kind: Kind, found: readonly Found[], now: Date) =>
  tx.execute(sql`
    with said as materialized (${said(kind)})
    insert into ${kind.pairs} (a_id, b_id, score, reasons, group_id, found_at)
    select a, b, score, reasons, a, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(found)}::text::jsonb) as found(a uuid, b uuid, score int, reasons jsonb)
    where (a, b) not in (select a, b from said)
    on conflict (a_id, b_id) do update set score = excluded.score, reasons = excluded.reasons`);
