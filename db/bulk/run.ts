import { eq, sql } from "drizzle-orm";
import { actorFor } from "#db/bulk/author.ts";
import { CHUNK, changeChunk, undoChunk } from "#db/bulk/chunks.ts";
import type { BulkState, Outcome } from "#db/bulk/outcomes.ts";
import { type BulkEdit, bulkEditRows, bulkEdits } from "#db/bulk/table.ts";
import { forgetCounts } from "#db/clients/recent-counts.ts";
import { inTransaction, type Tx } from "#db/index.ts";
import { longStatement } from "#db/mailings/long-statement.ts";

/**
 * Does whatever a bulk edit waits for, in parts of one transaction each. Safe to call again at any time, after a crash
 * and from two workers at once: what is done is told by the rows themselves.
 */
export async function runBulk(
  bulkId: string,
  now: () => Date,
  stopping?: AbortSignal,
  chunk: number = CHUNK,
): Promise<void> {
  let more = true;
  while (more) {
    stopping?.throwIfAborted();
    more = await inTransaction(async (tx) => {
      const [edit] = await tx.select().from(bulkEdits).where(eq(bulkEdits.id, bulkId)).for("update");
      if (!edit) return false;
      await longStatement(tx);
      return workChunk(tx, edit, now(), chunk);
    });
  }
}

/** The next part of a held edit. Answers whether there may be more. */
export async function workChunk(tx: Tx, edit: BulkEdit, now: Date, chunk: number): Promise<boolean> {
  if (edit.state !== "running" && edit.state !== "undoing") return false;
  const undoing = edit.state === "undoing";
  const actor = await actorFor(tx, (undoing ? edit.undoneBy : null) ?? edit.authorId, edit.change.kind);
  if (!actor) {
    // What was changed stays and can be taken back by somebody who may.
    await finish(tx, edit, undoing ? "done" : "failed", now, { failure: "author_left" });
    return false;
  }
  const done = await (undoing ? undoChunk : changeChunk)(tx, actor, edit, now, chunk);
  if (done < chunk) {
    await finish(
      tx,
      edit,
      undoing ? "undone" : "done",
      now,
      undoing ? { undoneAt: now } : { finishedAt: now },
    );
    return false;
  }
  await tx
    .update(bulkEdits)
    .set({ doneRows: sql`${bulkEdits.doneRows} + ${done}`, progressAt: now })
    .where(eq(bulkEdits.id, edit.id));
  return true;
}

/** The end of a piece of work, with how its rows ended. */
export async function finish(
  tx: Tx,
  edit: Pick<BulkEdit, "id">,
  state: BulkState,
  now: Date,
  more: Partial<typeof bulkEdits.$inferInsert> = {},
): Promise<void> {
  const rows = await tx
    .select({ outcome: bulkEditRows.outcome, count: sql<number>`count(*)::int` })
    .from(bulkEditRows)
    .where(eq(bulkEditRows.bulkId, edit.id))
    .groupBy(bulkEditRows.outcome);
  const ended = rows.flatMap(({ outcome, count }) => (outcome ? [[outcome, count] as const] : []));
  const counts = Object.fromEntries(ended) as Partial<Record<Outcome, number>>;
  forgetCounts();
  await tx
    .update(bulkEdits)
    .set({ state, counts, progressAt: now, version: sql`${bulkEdits.version} + 1`, ...more })
    .where(eq(bulkEdits.id, edit.id));
}
