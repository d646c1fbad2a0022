import { join } from "node:path";
import { and, eq, gt, isNull, lte, sql } from "drizzle-orm";
import type { z } from "zod";
import type { StaffActor } from "#db/actor.ts";
import { backupFolder, fileNameOf } from "#db/backups/files.ts";
import type * as input from "#db/backups/input.ts";
import { ABANDONED_MS } from "#db/backups/limits.ts";
import { backups } from "#db/backups/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { enqueueJob } from "#db/jobs/enqueue.ts";
import { mailings } from "#db/mailings/table.ts";
import { blankSecrets } from "#db/outbox/secrets.ts";
import { deliveryHold, outbox } from "#db/outbox/table.ts";
import { can, type Permission } from "#db/permissions.ts";

function allow(actor: StaffActor, permission: Permission): void {
  if (!can(actor, permission)) throw new Refused("forbidden");
}

/** Asks the worker for a copy of everything, now. */
export async function orderBackup(
  tx: Tx,
  actor: StaffActor,
  order: z.output<typeof input.orderBackup>,
  now: Date,
): Promise<{ id: string }> {
  allow(actor, "backup.run");
  return once(tx, actor, "backup.order", order, async () => {
    // Two that are asked for at once would share one file.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('backup order', 0))`);
    const fresh = gt(backups.startedAt, new Date(now.getTime() - ABANDONED_MS));
    const [running] = await tx
      .select({ id: backups.id })
      .from(backups)
      .where(and(isNull(backups.finishedAt), fresh));
    if (running) throw new Refused("backup_running");
    const file = join(backupFolder(), fileNameOf(now, "ordered"));
    const [row] = await tx
      .insert(backups)
      .values({ startedAt: now, file, orderedBy: actor.id })
      .returning({ id: backups.id });
    const { id } = found(row);
    await recordEvent(tx, actor, {
      command: "backup.order",
      entity: "backup",
      entityId: id,
      after: { file },
    });
    await enqueueJob(tx, "backups.run", { backupId: id });
    return { id };
  });
}

/**
 * Lets letters leave again. What was waiting when the copy was made goes or is cancelled, as the person chooses; what
 * was written since goes. Mailings stay paused: each is resumed by somebody who has looked at it.
 */
export async function releaseDelivery(
  tx: Tx,
  actor: StaffActor,
  { since, letters }: z.output<typeof input.releaseDelivery>,
  now: Date,
): Promise<{ cancelled: number }> {
  allow(actor, "delivery.release");
  const [hold] = await tx.select().from(deliveryHold).for("update");
  if (!hold || hold.since.toISOString() !== since) throw new Refused("delivery_not_held");
  const paused = hold.reason === "restored" ? await pauseRunning(tx, now) : [];
  const before = hold.copyOf ?? now;
  const cancelled =
    letters === "send"
      ? []
      : await tx
          .update(outbox)
          .set({ state: "cancelled", claim: null, claimedUntil: null, props: blankSecrets })
          .where(and(eq(outbox.state, "queued"), lte(outbox.createdAt, before)))
          .returning({ id: outbox.id });
  await tx.delete(deliveryHold);
  await recordEvent(tx, actor, {
    command: "delivery.release",
    entity: "delivery_hold",
    entityId: null,
    before: hold,
    after: { letters, cancelled: cancelled.length, paused },
  });
  return { cancelled: cancelled.length };
}

/** One resumed during the hold too: in a copy each is resumed by a person who knows what the original has sent. */
async function pauseRunning(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx
    .update(mailings)
    .set({ state: "paused", pausedBy: "restored", updatedAt: now, version: sql`${mailings.version} + 1` })
    .where(eq(mailings.state, "running"))
    .returning({ id: mailings.id });
  return rows.map(({ id }) => id);
}

/** Stops every letter of the office until somebody lifts it: when something is being written that must not be. */
export async function holdDelivery(
  tx: Tx,
  actor: StaffActor,
  _input: z.output<typeof input.holdDelivery>,
  now: Date,
): Promise<{ since: string }> {
  allow(actor, "delivery.release");
  const made = await tx
    .insert(deliveryHold)
    .values({ reason: "by_hand", since: now })
    .onConflictDoNothing()
    .returning({ since: deliveryHold.since });
  if (made.length === 0) throw new Refused("delivery_held_already");
  await recordEvent(tx, actor, { command: "delivery.hold", entity: "delivery_hold", entityId: null });
  return { since: now.toISOString() };
}
