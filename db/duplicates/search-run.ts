import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { jobActor } from "#db/actor.ts";
import {
  changedOnes,
  countChanged,
  forgetGone,
  queueCandidates,
  refreshCards,
} from "#db/duplicates/cards.ts";
import { compareSome } from "#db/duplicates/compare.ts";
import { regroup } from "#db/duplicates/groups.ts";
import { kindNames } from "#db/duplicates/kind-names.ts";
import { duplicateKinds } from "#db/duplicates/kinds.ts";
import { duplicateRuns } from "#db/duplicates/table.ts";
import { recordEvent } from "#db/events.ts";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { longStatement } from "#db/mailings/long-statement.ts";

const RECORDS_AT_ONCE = 1_000;
const PAIRS_AT_ONCE = 4_000;

const kinds = kindNames.map((name) => duplicateKinds[name]);

type Run = typeof duplicateRuns.$inferSelect;

/**
 * One search through the base, its clients and its people: cards of the changed ones anew, then whom to compare, then the comparison. Each step is a
 * transaction of its own and goes on where a killed worker left it; two searches at once would do the same work.
 */
export async function searchDuplicates(now: () => Date, stopping?: AbortSignal): Promise<Run | null> {
  const run = await takeRun(now());
  let changed = 0;
  for (const kind of kinds) {
    await inTransaction((tx) => forgetGone(tx, kind));
    changed += await inTransaction((tx) => countChanged(tx, kind));
  }
  await note(run.id, { changed }, now());
  let read = 0;
  for (const kind of kinds) {
    let last: string | null = null;
    while (!stopping?.aborted) {
      const after: string | null = last;
      const ids = await inTransaction(async (tx) => {
        const some = await changedOnes(tx, kind, RECORDS_AT_ONCE, after);
        await refreshCards(tx, kind, some);
        return some;
      });
      if (ids.length === 0) break;
      last = ids.at(-1) ?? null;
      read += ids.length;
      await note(run.id, { read }, now());
    }
  }
  let candidates = 0;
  for (const kind of kinds) {
    await inTransaction(async (tx) => {
      await longStatement(tx);
      await queueCandidates(tx, kind);
    });
    candidates += await db.$count(kind.candidates);
  }
  await note(run.id, { candidates }, now());
  let compared = 0;
  for (const kind of kinds) {
    while (!stopping?.aborted) {
      const some = await inTransaction((tx) => compareSome(tx, kind, PAIRS_AT_ONCE, now()));
      if (some === 0) break;
      compared += some;
      await note(run.id, { compared }, now());
    }
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
  let found = 0;
  for (const kind of kinds) {
    await regroup(tx, kind, "all");
    found += await tx.$count(kind.pairs);
  }
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
