import { eq, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { forgetCounts } from "#db/clients/recent-counts.ts";
import { matchNow } from "#db/duplicates/match-now.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import type { UndoMerge } from "./input.ts";
import type { Kept } from "./kept.ts";
import { laterRows } from "./later.ts";
import { changesOf, putBackColumns, putBackRows, type Step, stepsOf } from "./put-back.ts";
import { allOf, kindOf, sides, survivorOf } from "./sides.ts";
import { type ClientMerge, clientMerges } from "./table.ts";

/** How long a merge can be undone. */
export const UNDO_DAYS = 90;
const DAY = 86_400_000;
export const undoUntil = (mergedAt: Date) => new Date(mergedAt.getTime() + UNDO_DAYS * DAY);

/** Letters go back into the queue only where it is still being worked on, and whole: a half of the row has no meaning. */
const rules: Readonly<Record<string, Parameters<typeof putBackColumns>[3]>> = {
  mailing_recipients: {
    together: true,
    only: sql`(t.state = (ch.b).state or (ch.b).state is null or exists (
      select from mailings m where m.id = t.mailing_id and m.state in ('running', 'paused')))`,
  },
};

async function lockMerge(tx: Tx, actor: StaffActor, id: string, now: Date): Promise<ClientMerge> {
  const [row] = await tx.select().from(clientMerges).where(eq(clientMerges.id, id)).for("update");
  const merge = found(row);
  const { buried } = await sides[kindOf(merge)].lock(tx, actor, merge);
  if (merge.undoneAt) throw new Refused("merge_undone");
  if (now > undoUntil(merge.mergedAt)) throw new Refused("merge_too_old");
  if (buried) throw new Refused("merge_buried");
  return merge;
}

/**
 * They part again: every row that a merge moved goes back to where it came from, every value to what it was. What people
 * have changed since stays as they want it, and what came to the common one later stays there: both are listed.
 */
export async function undoMerge(
  tx: Tx,
  actor: StaffActor,
  { id }: UndoMerge,
  now: Date,
): Promise<{ survivorId: string; kept: Kept }> {
  const merge = await lockMerge(tx, actor, id, now);
  const [kind, survivorId] = [kindOf(merge), survivorOf(merge)];
  const { begin, commands } = sides[kind];
  const settle = await begin(tx, actor, merge, now);
  const changed: Kept["changed"] = [];
  for (const step of await stepsOf(tx, id)) changed.push(...(await undoStep(tx, id, step)));
  await settle(changed, now);
  const kept: Kept = { changed: changed.filter(isWorthTelling), later: await laterRows(tx, merge) };
  await tx
    .update(clientMerges)
    .set({ undoneAt: now, undoneBy: actor.id, kept })
    .where(eq(clientMerges.id, id));
  await matchNow(tx, kind, allOf(merge), now);
  forgetCounts();
  for (const entityId of allOf(merge)) {
    await recordEvent(tx, actor, {
      command: entityId === survivorId ? commands.survivor : commands.other,
      entity: kind,
      entityId,
      before: { mergeId: id },
      after: entityId === survivorId ? { kept } : { survivorId },
    });
  }
  return { survivorId, kept };
}

/** What the base reckons by itself is not a person's change. */
const reckoned = new Set(["version", "updated_at", "search", "name_key", "next_due_at"]);
const isWorthTelling = ({ table, columns }: Kept["changed"][number]) =>
  table !== "client_views" && !(table === "clients" && columns.every((column) => reckoned.has(column)));

/** A step that breaks a rule of the base is undone row by row, as far as it goes. */
async function undoStep(tx: Tx, mergeId: string, step: Step): Promise<Kept["changed"]> {
  const run = (inner: Tx, one?: string) =>
    step.columns
      ? putBackColumns(inner, mergeId, step, rules[step.table], one)
      : putBackRows(inner, mergeId, step, one);
  try {
    return await tx.transaction((inner) => run(inner));
  } catch (error) {
    if (!isBroken(error)) throw error;
  }
  const left: Kept["changed"] = [];
  for (const one of await changesOf(tx, mergeId, step.step)) {
    try {
      left.push(...(await tx.transaction((inner) => run(inner, one.id))));
    } catch (error) {
      if (!isBroken(error)) throw error;
      left.push({ table: step.table, key: one.key, columns: step.columns ?? [] });
    }
  }
  return left;
}

/** SQLSTATE class 23: a key, a reference or a check says no. */
function isBroken(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return (code ?? cause?.code ?? "").startsWith("23");
}
