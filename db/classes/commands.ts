import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { classBecause } from "#db/classes/because.ts";
import type { LiftOverride, OverrideClass } from "#db/classes/input.ts";
import { classChanges, classOverrides, classRuns, clientClasses } from "#db/classes/table.ts";
import { lockClient } from "#db/clients/lock.ts";
import { forgetCounts } from "#db/clients/recent-counts.ts";
import { clients } from "#db/clients/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import { enqueueJob } from "#db/jobs/enqueue.ts";
import { can } from "#db/permissions.ts";
import { debtDay } from "#db/purchases/overdue.ts";

export { saveClassSettings } from "#db/classes/settings.ts";

/** A count that has been under way for so long was broken off, and may be asked for again. */
const BROKEN_MS = 600_000;

/** Have all classes counted now, not at night. */
export async function orderCount(tx: Tx, actor: StaffActor, _: object, now: Date): Promise<{ id: string }> {
  if (!can(actor, "classes.count")) throw new Refused("forbidden");
  const since = new Date(now.getTime() - BROKEN_MS);
  const running = await tx.$count(
    classRuns,
    and(isNull(classRuns.finishedAt), gt(classRuns.orderedAt, since)),
  );
  if (running > 0) throw new Refused("classes_counting");
  const [row] = await tx.insert(classRuns).values({ orderedAt: now, orderedBy: actor.id }).returning();
  const { id } = found(row);
  await enqueueJob(tx, "classes.count", {});
  await recordEvent(tx, actor, { command: "classes.order", entity: "class_run", entityId: id });
  return { id };
}

async function lockHeld(tx: Tx, actor: StaffActor, clientId: string, version: number) {
  if (!can(actor, "client.class")) throw new Refused("forbidden");
  const client = await lockClient(tx, actor, clientId, "edit");
  const [standing] = await tx.select().from(classOverrides).where(eq(classOverrides.clientId, clientId));
  if ((standing?.version ?? 0) !== version)
    throw new Refused("stale", { theirs: standing?.class ?? client.class, version: standing?.version ?? 0 });
  return { client, standing };
}

async function setClass(tx: Tx, clientId: string, to: string, now: Date) {
  await tx
    .update(clients)
    .set({ class: to as "A", version: sql`${clients.version} + 1`, updatedAt: now })
    .where(eq(clients.id, clientId));
  forgetCounts();
}

/** A head sets the class against the count, with a reason, until a day or until it is lifted. */
export async function overrideClass(
  tx: Tx,
  actor: StaffActor,
  { clientId, class: to, reason, until, version }: OverrideClass,
  now: Date,
): Promise<{ version: number }> {
  const { client, standing } = await lockHeld(tx, actor, clientId, version);
  if (until !== null && until < debtDay(now)) throw new Refused("class_until_past", { field: "until" });
  const values = { class: to, reason, until, setBy: actor.id, setAt: now, replaced: null };
  const [row] = await tx
    .insert(classOverrides)
    .values({ clientId, ...values })
    .onConflictDoUpdate({
      target: classOverrides.clientId,
      set: { ...values, version: sql`${classOverrides.version} + 1` },
    })
    .returning({ version: classOverrides.version });
  const told = { why: "override" as const, at: now, reason, until, staffId: actor.id };
  if (client.class === to) await tx.insert(classChanges).values({ clientId, from: to, to, ...told });
  else {
    await classBecause(tx, told);
    await setClass(tx, clientId, to, now);
  }
  await recordEvent(tx, actor, {
    command: "client.override_class",
    entity: "client",
    entityId: clientId,
    before: { class: client.class, held: standing && { class: standing.class, until: standing.until } },
    after: { class: to, reason, until },
  });
  return found(row);
}

/** The class is counted again: that of the last count stands at once, where there is one. */
export async function liftOverride(
  tx: Tx,
  actor: StaffActor,
  { clientId, version }: LiftOverride,
  now: Date,
): Promise<{ class: string }> {
  const { client, standing } = await lockHeld(tx, actor, clientId, version);
  if (!standing) throw new Refused("class_not_held");
  const [counted] = await tx.select().from(clientClasses).where(eq(clientClasses.clientId, clientId));
  const to = counted ? (counted.abc ?? "C") : client.class;
  await tx.delete(classOverrides).where(eq(classOverrides.clientId, clientId));
  const told = { why: "lifted" as const, at: now, staffId: actor.id };
  if (client.class === to) await tx.insert(classChanges).values({ clientId, from: to, to, ...told });
  else {
    await classBecause(tx, told);
    await setClass(tx, clientId, to, now);
  }
  await recordEvent(tx, actor, {
    command: "client.lift_class",
    entity: "client",
    entityId: clientId,
    before: { class: client.class, reason: standing.reason, until: standing.until },
    after: { class: to },
  });
  return { class: to };
}
