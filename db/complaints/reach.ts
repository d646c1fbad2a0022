import { and, desc, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { checkAddressee } from "#db/complaints/addressee.ts";
import { zoneOfBranch } from "#db/complaints/clock-events.ts";
import { deliveries, readDelivery } from "#db/complaints/delivery.ts";
import type { Resend, Tell } from "#db/complaints/input.ts";
import { tellClient } from "#db/complaints/letters.ts";
import { lockComplaint } from "#db/complaints/lock.ts";
import { REOPEN_DAYS } from "#db/complaints/reopening.ts";
import { advance, type Moved, moved } from "#db/complaints/step.ts";
import { complaintEntries } from "#db/complaints/table.ts";
import { found, Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { localDate } from "#db/values/time.ts";

/** The same answer in a new letter, to the address that stands there now: the one before was not taken, or never left. */
export async function resendAnswer(tx: Tx, actor: StaffActor, input: Resend, now: Date): Promise<Moved> {
  const item = await lockComplaint(tx, actor, "resend", input);
  if (!deliveries[await readDelivery(tx, item.id)].sendsAgain) throw new Refused("complaint_resend_needless");
  await checkAddressee(tx, actor, item);
  const [answer] = await tx
    .select({ text: complaintEntries.text })
    .from(complaintEntries)
    .where(and(eq(complaintEntries.complaintId, item.id), eq(complaintEntries.kind, "answer")))
    .orderBy(desc(complaintEntries.at), desc(complaintEntries.id))
    .limit(1);
  const zone = await zoneOfBranch(tx, item.branchId);
  const props = {
    answer: found(answer).text ?? "",
    answeredOn: localDate(item.answeredAt ?? now, zone),
    days: REOPEN_DAYS,
  };
  const outboxId = await tellClient(tx, item, { kind: "complaint-answered", props }, now);
  if (outboxId === null) throw new Refused("complaint_no_address_for_answer");
  return moved(await advance(tx, actor, item, "resend", {}, { now, outboxId }));
}

/** The client was told by another way: who, how and when stands in the history, and the answer has arrived. */
export async function recordTelling(tx: Tx, actor: StaffActor, input: Tell, now: Date): Promise<Moved> {
  const item = await lockComplaint(tx, actor, "tell", input);
  const { way, who, toldAt, remark } = input;
  if (toldAt > now) throw new Refused("complaint_told_in_future", { field: "toldAt" });
  if (item.answeredAt && toldAt < item.answeredAt) {
    throw new Refused("complaint_told_before_answer", { field: "toldAt" });
  }
  const changed = Object.fromEntries(
    Object.entries({ way, who, toldAt: toldAt.toISOString() }).map(([name, value]) => [name, [null, value]]),
  ) as Record<string, [unknown, unknown]>;
  return moved(await advance(tx, actor, item, "tell", {}, { now, changed, text: remark }));
}
