import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { jobActor } from "#db/actor.ts";
import {
  changedClients,
  countChanged,
  forgetArchived,
  queueCandidates,
  refreshCards,
} from "#db/duplicates/cards.ts";
import { compareSome } from "#db/duplicates/compare.ts";
import { regroup } from "#db/duplicates/groups.ts";
import { duplicateCandidates, duplicatePairs, duplicateRuns } from "#db/duplicates/table.ts";
import { recordEvent } from "#db/events.ts";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { longStatement } from "#db/mailings/long-statement.ts";

const CLIENTS_AT_ONCE = 1_000;
const PAIRS_AT_ONCE = 4_000;

type Run = typeof duplicateRuns.$inferSelect;

/**
 * One search through the base: cards of changed clients anew, then whom to compare, then the comparison. Each step is a
 * transaction of its own and goes on where a killed worker left it; two searches at once would do the same work.
 */
export async function searchDuplicates(now: () => Date, stopping?: AbortSignal): Promise<Run | null> {
  const run = await takeRun(now());
  await inTransaction(forgetArchived);
  const changed = await inTransaction(countChanged);
  await note(run.id, { changed }, now());
  let [read, last]: [number, string | null] = [0, null];
  while (!stopping?.aborted) {
    const after: string | null = last;
    const ids = await inTransaction(async (tx) => {
      const some = await changedClients(tx, CLIENTS_AT_ONCE, after);
      await refreshCards(tx, some);
      return some;
    });
    if (ids.length === 0) break;
    last = ids.at(-1) ?? null;
    read += ids.length;
    await note(run.id, { read }, now());
  }
  await inTransaction(async (tx) => {
    await longStatement(tx);
    await queueCandidates(tx);
  });
  const candidates = await db.$count(duplicateCandidates);
  await note(run.id, { candidates }, now());
  let compared = 0;
  while (!stopping?.aborted) {
    const some = await inTransaction((tx) => compareSome(tx, PAIRS_AT_ONCE, now()));
    if (some === 0) break;
    compared += some;
    await note(run.id, { compared }, now());
  }
  if (stopping?.aborted) return null;
  return inTransaction((tx) => finish(tx, run.id, now()));
}

/** The search that was ordered and has not ended, or one of its own for the night. */
async function takeRun(now: Date): Promise<Run> {
  const [ordered] = await db
    .update(duplicateRuns)
    .set({ startedAt: now, progressAt: now })
    .where(
      and(
        isNull(duplicateRuns.finishedAt),
        eq(
          duplicateRuns.id,
          sql`(select id from duplicate_runs where finished_at is null order by ordered_at desc limit 1)`,
        ),
      ),
    )
    .returning();
  if (ordered) return ordered;
  const [own] = await db
    .insert(duplicateRuns)
    .values({ orderedAt: now, startedAt: now, progressAt: now })
    .returning();
  return own as Run;
}

const note = (id: string, values: Partial<Run>, now: Date) =>
  db
    .update(duplicateRuns)
    .set({ ...values, progressAt: now })
    .where(eq(duplicateRuns.id, id));

async function finish(tx: Tx, id: string, now: Date): Promise<Run> {
  await regroup(tx, "all");
  const found = await tx.$count(duplicatePairs);
  // Earlier ones that were broken off have nothing left to do.
  await tx
    .update(duplicateRuns)
    .set({ finishedAt: now, progressAt: now, found })
    .where(isNull(duplicateRuns.finishedAt));
  const [run] = await tx
    .select()
    .from(duplicateRuns)
    .where(eq(duplicateRuns.id, id))
    .orderBy(desc(duplicateRuns.orderedAt));
  await recordEvent(tx, jobActor("duplicates.find"), {
    command: "duplicates.found",
    entity: "duplicate_run",
    entityId: id,
    after: { changed: run?.changed, compared: run?.compared, found },
  });
  return run as Run;
}
