import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { writtenAs } from "#db/bulk/changes.ts";
import type { BulkChange } from "#db/bulk/input.ts";
import type { Outcome } from "#db/bulk/outcomes.ts";
import { type BulkEdit, bulkEditRows } from "#db/bulk/table.ts";
import { reachOf, verdictOf } from "#db/bulk/verdict.ts";
import { classBecause } from "#db/classes/because.ts";
import { clients } from "#db/clients/table.ts";
import type { Tx } from "#db/index.ts";
import { segmentMembers } from "#db/segments/table.ts";

/** Clients of one transaction. */
export const CHUNK = 2_000;

type Edit = Pick<BulkEdit, "id" | "change" | "createdAt">;

/**
 * The next rows that wait for something, in their order. Asked for by themselves: rows that were written a moment ago
 * have no statistics yet, and joined with them the planner would compare each with each.
 */
const waiting = (tx: Tx, { id }: Edit, outcome: Outcome | null, chunk: number) =>
  tx
    .select({
      seq: bulkEditRows.seq,
      clientId: bulkEditRows.clientId,
      before: sql<string | null>`${bulkEditRows.before}::text`,
    })
    .from(bulkEditRows)
    .where(
      and(
        eq(bulkEditRows.bulkId, id),
        outcome === null ? isNull(bulkEditRows.outcome) : eq(bulkEditRows.outcome, outcome),
      ),
    )
    .orderBy(asc(bulkEditRows.seq))
    .limit(chunk);

type Waiting = Awaited<ReturnType<typeof waiting>>;

interface Ended extends Record<string, unknown> {
  id: string;
  verdict: Outcome;
  before: string | null;
}

/** Locks the clients, decides on each, writes, and answers with what was decided: one statement. */
async function write(
  tx: Tx,
  part: Waiting,
  verdict: SQL,
  before: SQL,
  written: readonly SQL[],
): Promise<readonly Ended[]> {
  const ids = part.map(({ clientId }) => clientId);
  const kept = part.map((row) => row.before);
  return tx.execute<Ended>(sql`
    with held as materialized (
      select ${clients.id} as id, part.kept, ${before} as before, ${verdict} as verdict
      from unnest(${sql.param(ids)}::uuid[], ${sql.param(kept)}::text[]::jsonb[]) as part (id, kept)
      join ${clients} on ${clients.id} = part.id
      order by ${clients.id} for no key update of ${clients}
    ), ${sql.join(
      written.map((part, n) => sql`${sql.raw(`part_${n}`)} as (${part})`),
      sql`, `,
    )}
    select id, verdict, before::text as before from held`);
}

const setRows = (set: SQL, verdict: Outcome, now: Date): SQL => sql`
  update ${clients} set ${set}, version = ${clients.version} + 1, updated_at = ${now.toISOString()}::timestamptz
  from held where held.id = ${clients.id} and held.verdict = ${verdict}`;

/** What became of each row; a client that is no longer there is gone. */
async function settle(tx: Tx, { id }: Edit, part: Waiting, ended: readonly Ended[], keeps: boolean) {
  const known = new Map(ended.map((row) => [row.id, row]));
  const seqs = part.map(({ seq }) => seq);
  const outcomes = part.map(({ clientId }) => known.get(clientId)?.verdict ?? "gone");
  const before = part.map(({ clientId }) => {
    const row = known.get(clientId);
    return row?.verdict === "changed" ? row.before : null;
  });
  const place = sql`array_position(${sql.param(seqs)}::int[], ${bulkEditRows.seq})`;
  const images = keeps ? sql`, before = (${sql.param(before)}::text[])[${place}]::jsonb` : sql``;
  await tx.execute(sql`
    update ${bulkEditRows} set outcome = (${sql.param(outcomes)}::text[])[${place}]${images}
    where ${bulkEditRows.bulkId} = ${id} and ${bulkEditRows.seq} = any(${sql.param(seqs)}::int[])`);
}

const reasonOf = (change: BulkChange) => ("reason" in change ? { reason: change.reason } : {});

/** Change the next clients, each with its before-image. Answers how many rows were taken. */
export async function changeChunk(tx: Tx, actor: StaffActor, edit: Edit, now: Date, chunk: number) {
  const { change, createdAt } = edit;
  const { set, before, beside, announce } = writtenAs(change, createdAt);
  const part = await waiting(tx, edit, null, chunk);
  if (announce)
    await classBecause(tx, { why: announce.change, at: now, staffId: actor.id, ...reasonOf(change) });
  const written = set
    ? setRows(set, "changed", now)
    : sql`insert into ${segmentMembers} (segment_id, client_id, added_by, bulk_id, added_at)
        select ${change.value}::uuid, held.id, ${actor.id}::uuid, ${edit.id}::uuid, ${now.toISOString()}::timestamptz
        from held where held.verdict = 'changed' on conflict do nothing`;
  const more = beside?.change(actor, sql`${now.toISOString()}::timestamptz`) ?? [];
  const ended = await write(tx, part, verdictOf(actor, change, createdAt), before, [written, ...more]);
  await settle(tx, edit, part, ended, true);
  return part.length;
}

/** What the edit changed, back to what it was; what people have changed since stays as they want it. */
export async function undoChunk(tx: Tx, actor: StaffActor, edit: Edit, now: Date, chunk: number) {
  const { change, createdAt } = edit;
  const { restore, untouched, beside, announce } = writtenAs(change, createdAt);
  const part = await waiting(tx, edit, "changed", chunk);
  if (announce) await classBecause(tx, { why: announce.undo, at: now, staffId: actor.id });
  const verdict = sql`case
    when not (${reachOf(actor, change)}) then 'out_of_reach'
    when not (${untouched(sql`part.kept`)}) then 'kept'
    else 'restored' end`;
  const written = restore
    ? setRows(restore(sql`held.kept`), "restored", now)
    : sql`delete from ${segmentMembers} using held
        where ${segmentMembers.bulkId} = ${edit.id} and ${segmentMembers.clientId} = held.id
          and held.verdict = 'restored'`;
  const ended = await write(tx, part, verdict, sql`null::jsonb`, [written, ...(beside?.restore ?? [])]);
  await settle(tx, edit, part, ended, false);
  return part.length;
}
