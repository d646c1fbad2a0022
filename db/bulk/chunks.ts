import { type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { writtenAs } from "#db/bulk/changes.ts";
import type { Outcome } from "#db/bulk/outcomes.ts";
import { type BulkEdit, bulkEditRows } from "#db/bulk/table.ts";
import { reachOf, verdictOf } from "#db/bulk/verdict.ts";
import { clients } from "#db/clients/table.ts";
import type { Tx } from "#db/index.ts";
import { segmentMembers } from "#db/segments/table.ts";

/** Clients of one transaction. */
export const CHUNK = 2_000;

type Edit = Pick<BulkEdit, "id" | "change" | "createdAt">;

/** The next rows that wait for something, in their order. */
const part = (edit: Edit, waiting: SQL): SQL => sql`part as (
  select seq, client_id, ${bulkEditRows.before} as kept from ${bulkEditRows}
  where ${bulkEditRows.bulkId} = ${edit.id} and ${waiting} order by seq limit ${CHUNK})`;

/** Their clients, locked, with the word that decides what is done to each. */
const held = (verdict: SQL, before: SQL): SQL => sql`held as (
  select ${clients.id} as id, part.seq, part.kept, ${before} as before, ${verdict} as verdict
  from part join ${clients} on ${clients.id} = part.client_id
  order by ${clients.id} for no key update of ${clients})`;

/** What became of each row; a client that is no longer there is `gone`. Answers how many rows are behind us. */
const settle = (edit: Edit, before: SQL): SQL => sql`
  update ${bulkEditRows} set outcome = coalesce(held.verdict, 'gone')${before}
  from part left join held on held.seq = part.seq
  where ${bulkEditRows.bulkId} = ${edit.id} and ${bulkEditRows.seq} = part.seq`;

const setRows = (set: SQL, verdict: Outcome, now: Date): SQL => sql`written as (
  update ${clients} set ${set}, version = ${clients.version} + 1, updated_at = ${now.toISOString()}::timestamptz
  from held where held.id = ${clients.id} and held.verdict = ${verdict})`;

/** One statement: a client and its before-image are written together or not at all. Answers how many rows it took. */
export async function changeChunk(tx: Tx, actor: StaffActor, edit: Edit, now: Date): Promise<number> {
  const { change, createdAt } = edit;
  const { set, before } = writtenAs(change, createdAt);
  const written = set
    ? setRows(set, "changed", now)
    : sql`written as (
        insert into ${segmentMembers} (segment_id, client_id, added_by, bulk_id, added_at)
        select ${change.value}::uuid, held.id, ${actor.id}::uuid, ${edit.id}::uuid, ${now.toISOString()}::timestamptz
        from held where held.verdict = 'changed' on conflict do nothing)`;
  const { count } = await tx.execute(sql`
    with ${part(edit, sql`${bulkEditRows.outcome} is null`)},
      ${held(verdictOf(actor, change, createdAt), before)}, ${written}
    ${settle(edit, sql`, before = case when held.verdict = 'changed' then held.before end`)}`);
  return count;
}

/** What the edit changed, back to what it was; what people have changed since stays as they want it. */
export async function undoChunk(tx: Tx, actor: StaffActor, edit: Edit, now: Date): Promise<number> {
  const { change, createdAt } = edit;
  const { restore, untouched } = writtenAs(change, createdAt);
  const verdict = sql`case
    when not (${reachOf(actor, change)}) then 'out_of_reach'
    when not (${untouched(sql`part.kept`)}) then 'kept'
    else 'restored' end`;
  const written = restore
    ? setRows(restore(sql`held.kept`), "restored", now)
    : sql`written as (
        delete from ${segmentMembers} using held
        where ${segmentMembers.bulkId} = ${edit.id} and ${segmentMembers.clientId} = held.id
          and held.verdict = 'restored')`;
  const { count } = await tx.execute(sql`
    with ${part(edit, sql`${bulkEditRows.outcome} = 'changed'`)}, ${held(verdict, sql`null`)}, ${written}
    ${settle(edit, sql``)}`);
  return count;
}
