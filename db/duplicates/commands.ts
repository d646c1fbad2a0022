import { and, gt, inArray, isNull, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { editableBy, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { regroup } from "#db/duplicates/groups.ts";
import type { Decide, StartSearch } from "#db/duplicates/input.ts";
import { matchNow } from "#db/duplicates/match-now.ts";
import { duplicatePairs, duplicateRuns, notDuplicates } from "#db/duplicates/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import { enqueueJob } from "#db/jobs/enqueue.ts";

/** A search whose worker has said nothing for so long is taken for dead, in milliseconds. */
export const SILENT_MS = 5 * 60_000;

/** Whoever decides must be one who may change every one of the cards. */
async function checkCards(tx: Tx, actor: StaffActor, ids: readonly string[]): Promise<void> {
  const rows = await tx
    .select({ id: clients.id, allowed: sql<boolean>`${editableBy(actor)}` })
    .from(clients)
    .where(and(inArray(clients.id, [...ids]), visibleTo(actor)));
  if (rows.length < ids.length) throw new Refused("not_found");
  if (rows.some(({ allowed }) => !allowed)) throw new Refused("forbidden");
}

const pairsAmong = (ids: readonly string[]) => {
  const sorted = [...ids].sort();
  return sorted.flatMap((aId, i) => sorted.slice(i + 1).map((bId) => ({ aId, bId })));
};
const among = (table: typeof duplicatePairs | typeof notDuplicates, ids: readonly string[]) =>
  and(inArray(table.aId, [...ids]), inArray(table.bId, [...ids]));

/** «Не дубль»: these are different clients. Said once, it holds for everybody until it is taken back. */
export async function decideDifferent(
  tx: Tx,
  actor: StaffActor,
  { ids }: Decide,
  now: Date,
): Promise<{ ids: string[] }> {
  await checkCards(tx, actor, ids);
  await tx
    .insert(notDuplicates)
    .values(pairsAmong(ids).map((pair) => ({ ...pair, decidedBy: actor.id, decidedAt: now })))
    .onConflictDoNothing();
  await tx.delete(duplicatePairs).where(among(duplicatePairs, ids));
  await regroupAround(tx, ids);
  await recordEvent(tx, actor, {
    command: "duplicate.decide_different",
    entity: "client",
    entityId: ids[0] ?? null,
    after: { ids },
  });
  return { ids: [...ids] };
}

/** They may be one after all: the pair stands in the list again if it still has the points. */
export async function takeBackDifferent(
  tx: Tx,
  actor: StaffActor,
  { ids }: Decide,
  now: Date,
): Promise<{ ids: string[] }> {
  await checkCards(tx, actor, ids);
  const back = await tx
    .update(notDuplicates)
    .set({ takenBackAt: now })
    .where(and(among(notDuplicates, ids), isNull(notDuplicates.takenBackAt)))
    .returning({ id: notDuplicates.id });
  if (back.length === 0) throw new Refused("not_found");
  await matchNow(tx, ids, now);
  await recordEvent(tx, actor, {
    command: "duplicate.take_back",
    entity: "client",
    entityId: ids[0] ?? null,
    before: { ids },
  });
  return { ids: [...ids] };
}

/** A pair less may part a group: each of its clients is asked anew whom it hangs on. */
async function regroupAround(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const id of ids) await regroup(tx, [id]);
}

/** Look through the base now, without waiting for the night. */
export async function startSearch(
  tx: Tx,
  actor: StaffActor,
  _: StartSearch,
  now: Date,
): Promise<{ id: string }> {
  await tx.execute(sql`lock table ${duplicateRuns} in share row exclusive mode`);
  const [running] = await tx
    .select({ id: duplicateRuns.id })
    .from(duplicateRuns)
    .where(
      and(
        isNull(duplicateRuns.finishedAt),
        gt(duplicateRuns.progressAt, new Date(now.getTime() - SILENT_MS)),
      ),
    );
  if (running) throw new Refused("duplicates_searching");
  const [row] = await tx
    .insert(duplicateRuns)
    .values({ orderedBy: actor.id, orderedAt: now, progressAt: now })
    .returning({ id: duplicateRuns.id });
  const { id } = found(row);
  await enqueueJob(tx, "duplicates.find", {});
  await recordEvent(tx, actor, { command: "duplicates.search", entity: "duplicate_run", entityId: id });
  return { id };
}
