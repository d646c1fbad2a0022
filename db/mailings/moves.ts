import { and, eq, inArray } from "drizzle-orm";
import type { Actor, StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import { enqueueJob } from "#db/jobs/enqueue.ts";
import { lockMailing } from "#db/mailings/access.ts";
import { checksOf } from "#db/mailings/checks.ts";
import type { LaunchMailing, MoveMailing } from "#db/mailings/input.ts";
import { longStatement } from "#db/mailings/long-statement.ts";
import { providerInUse } from "#db/mailings/provider.ts";
import { type Mailing, mailingRecipients, mailings } from "#db/mailings/table.ts";
import { segmentWhere } from "#db/segments/compile.ts";
import { segments } from "#db/segments/table.ts";

interface Moved {
  version: number;
}

async function move(
  tx: Tx,
  actor: Actor,
  mailing: Mailing,
  command: string,
  change: Partial<typeof mailings.$inferInsert>,
  now: Date,
): Promise<Moved> {
  const version = mailing.version + 1;
  await tx
    .update(mailings)
    .set({ ...change, version, updatedAt: now })
    .where(eq(mailings.id, mailing.id));
  await recordEvent(tx, actor, {
    command,
    entity: "mailing",
    entityId: mailing.id,
    before: { state: mailing.state },
    after: { state: change.state },
  });
  return { version };
}

/** Send it off, exactly what was seen. The recipients are gathered by the worker, as the launcher sees the base. */
export async function launchMailing(
  tx: Tx,
  actor: StaffActor,
  { id, expectedVersion, startsAt }: LaunchMailing,
  now: Date,
): Promise<Moved> {
  const mailing = await lockMailing(tx, actor, id, "launch", ["draft"]);
  if (mailing.version !== expectedVersion) throw new Refused("stale", { version: mailing.version });
  const checks = await checksOf(tx, mailing);
  if (checks.length > 0) throw new Refused("mailing_not_ready", { checks });
  const [segment] = await tx
    .select({ tree: segments.tree })
    .from(segments)
    .where(eq(segments.id, mailing.segmentId ?? ""));
  const { tree } = found(segment);
  // Refuses here what the worker could not read: the mailing would hang half launched.
  segmentWhere(tree, now);
  const change = {
    state: "launching",
    segment: tree,
    provider: await providerInUse(tx),
    startsAt: startsAt ?? null,
    launchedAt: now,
    launchedBy: actor.id,
  } as const;
  const moved = await move(tx, actor, mailing, "mailing.launch", change, now);
  await enqueueJob(tx, "mailings.gather", { mailingId: id }, { runKey: id });
  return moved;
}

/** Stop for a while: what is in the hands of the mail server goes on, nothing else does. */
export async function pauseMailing(tx: Tx, actor: StaffActor, { id }: MoveMailing, now: Date) {
  const mailing = await lockMailing(tx, actor, id, "launch", ["running"]);
  return move(tx, actor, mailing, "mailing.pause", { state: "paused", pausedBy: null }, now);
}

export async function resumeMailing(tx: Tx, actor: StaffActor, { id }: MoveMailing, now: Date) {
  const mailing = await lockMailing(tx, actor, id, "launch", ["paused"]);
  return move(tx, actor, mailing, "mailing.resume", { state: "running", pausedBy: null }, now);
}

/** For good: those who were not written to yet are not written to. */
export async function cancelMailing(tx: Tx, actor: StaffActor, { id }: MoveMailing, now: Date) {
  const mailing = await lockMailing(tx, actor, id, "launch", ["launching", "running", "paused"]);
  await longStatement(tx);
  await tx
    .update(mailingRecipients)
    .set({ state: "cancelled", claim: null, claimedUntil: null })
    .where(and(eq(mailingRecipients.mailingId, id), inArray(mailingRecipients.state, ["queued", "frozen"])));
  return move(tx, actor, mailing, "mailing.cancel", { state: "cancelled", finishedAt: now }, now);
}
