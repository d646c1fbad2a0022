import { and, gt, inArray, isNull, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { regroup } from "#db/duplicates/groups.ts";
import type { Decide, StartSearch } from "#db/duplicates/input.ts";
import type { KindName } from "#db/duplicates/kind-names.ts";
import { duplicateKinds, type Kind } from "#db/duplicates/kinds.ts";
import { matchNow } from "#db/duplicates/match-now.ts";
import { reach } from "#db/duplicates/reach.ts";
import { duplicateRuns } from "#db/duplicates/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import { enqueueJob } from "#db/jobs/enqueue.ts";

/** A search whose worker has said nothing for so long is taken for dead, in milliseconds. */
export const SILENT_MS = 5 * 60_000;

/** Whoever decides must be one who may change every one of them. */
async function checkReach(tx: Tx, actor: StaffActor, of: KindName, ids: readonly string[]): Promise<void> {
  const rows = await tx.execute<{ allowed: boolean }>(sql`
    select ${reach[of].editable(actor, sql`one.id`)} as allowed
    from unnest(${sql.param([...ids])}::uuid[]) as one(id) where ${reach[of].exists(actor, sql`one.id`)}`);
  if (rows.length < ids.length) throw new Refused("not_found");
  if ([...rows].some(({ allowed }) => !allowed)) throw new Refused("forbidden");
}

const pairsAmong = (ids: readonly string[]) => {
  const sorted = [...ids].sort();
  return sorted.flatMap((aId, i) => sorted.slice(i + 1).map((bId) => ({ aId, bId })));
};
const among = (table: Kind["pairs"] | Kind["verdicts"], ids: readonly string[]) =>
  and(inArray(table.aId, [...ids]), inArray(table.bId, [...ids]));

/** «Не дубль»: these are different ones. Said once, it holds for everybody until it is taken back. */
export async function decideDifferent(
  tx: Tx,
  actor: StaffActor,
  { of, ids }: Decide,
  now: Date,
): Promise<{ ids: string[] }> {
  const kind = duplicateKinds[of];
  await checkReach(tx, actor, of, ids);
  await tx
    .insert(kind.verdicts)
    .values(pairsAmong(ids).map((pair) => ({ ...pair, decidedBy: actor.id, decidedAt: now })))
    .onConflictDoNothing();
  await tx.delete(kind.pairs).where(among(kind.pairs, ids));
  await regroupAround(tx, kind, ids);
  await recordEvent(tx, actor, {
    command: "duplicate.decide_different",
    entity: of,
    entityId: ids[0] ?? null,
    after: { ids },
  });
  return { ids: [...ids] };
}

/** They may be one after all: the pair stands in the list again if it still has the points. */
export async function takeBackDifferent(
  tx: Tx,
  actor: StaffActor,
  { of, ids }: Decide,
  now: Date,
): Promise<{ ids: string[] }> {
  const kind = duplicateKinds[of];
  await checkReach(tx, actor, of, ids);
  const back = await tx
    .update(kind.verdicts)
    .set({ takenBackAt: now })
    .where(and(among(kind.verdicts, ids), isNull(kind.verdicts.takenBackAt)))
    .returning({ id: kind.verdicts.id });
  if (back.length === 0) throw new Refused("not_found");
  await matchNow(tx, of, ids, now);
  await recordEvent(tx, actor, {
    command: "duplicate.take_back",
    entity: of,
    entityId: ids[0] ?? null,
    before: { ids },
  });
  return { ids: [...ids] };
}

/** A pair less may part a group: each of its members is asked anew whom it hangs on. */
async function regroupAround(tx: Tx, kind: Kind, ids: readonly string[]): Promise<void> {
  for (const id of ids) await regroup(tx, kind, [id]);
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
