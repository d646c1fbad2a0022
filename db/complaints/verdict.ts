import { and, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { zoneOfBranch } from "#db/complaints/clock-events.ts";
import type { ClockStep } from "#db/complaints/clocks.ts";
import { deliveries, readDelivery } from "#db/complaints/delivery.ts";
import { needsCause } from "#db/complaints/guards.ts";
import type { Close, Decide, Reopen } from "#db/complaints/input.ts";
import { lockComplaint } from "#db/complaints/lock.ts";
import { complaintKinds } from "#db/complaints/registries.ts";
import { mayReopen } from "#db/complaints/reopening.ts";
import { termsNow } from "#db/complaints/retarget.ts";
import { advance, type Change, type Moved, moved } from "#db/complaints/step.ts";
import { type Complaint, complaintEntries } from "#db/complaints/table.ts";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";

/** The verdict and what follows from it. «Not justified» must say what was found out. */
export async function decideComplaint(tx: Tx, actor: StaffActor, input: Decide, now: Date): Promise<Moved> {
  const item = await lockComplaint(tx, actor, "decide", input);
  const { verdict, decision } = input;
  const conclusion = input.conclusion || null;
  const rootCause = input.rootCause || item.rootCause;
  if (verdict === "unjustified" && !conclusion) {
    throw new Refused("complaint_conclusion_required", { field: "conclusion" });
  }
  if (needsCause({ ...item, verdict }) && !rootCause) {
    throw new Refused("complaint_cause_required", { field: "rootCause" });
  }
  const change = {
    ...{ state: "decided" as const, verdict, decision, conclusion, rootCause },
    ...{ decidedAt: now, takenAt: item.takenAt ?? now },
  };
  return moved(await advance(tx, actor, item, "decide", change, { now, text: decision }));
}

/** Done with: the answer has reached the client, what it has cost and why it happened are known. */
export async function closeComplaint(tx: Tx, actor: StaffActor, input: Close, now: Date): Promise<Moved> {
  const item = await lockComplaint(tx, actor, "close", input);
  const costKopecks = input.costKopecks ?? item.costKopecks;
  const rootCause = input.rootCause || item.rootCause;
  if (costKopecks === null && complaintKinds[item.kind].needsVerdict) {
    throw new Refused("complaint_cost_required", { field: "costKopecks" });
  }
  if (needsCause(item) && !rootCause) throw new Refused("complaint_cause_required", { field: "rootCause" });
  if (input.outcome === "withdrawn" && !(await hasReplied(tx, item.id))) {
    throw new Refused("complaint_not_withdrawn", { field: "outcome" });
  }
  const { refusal } = deliveries[await readDelivery(tx, item.id)];
  if (refusal) throw new Refused(refusal);
  const change = {
    ...{ state: "closed" as const, outcome: input.outcome, costKopecks, rootCause },
    ...{ closedAt: now, candidateId: null },
  };
  return moved(await advance(tx, actor, item, "close", change, { now }));
}

async function hasReplied(tx: Tx, complaintId: string): Promise<boolean> {
  const reply = and(eq(complaintEntries.complaintId, complaintId), eq(complaintEntries.kind, "reply"));
  return (await tx.$count(complaintEntries, reply)) > 0;
}

/** Back to work: a decision to think over anew, or an answer that settled nothing. */
export async function reopenComplaint(tx: Tx, actor: StaffActor, input: Reopen, now: Date): Promise<Moved> {
  const item = await lockComplaint(tx, actor, "reopen", input);
  const { change, clocks } = await reopening(tx, item, now);
  return moved(await advance(tx, actor, item, "reopen", change, { now, clocks, text: input.reason }));
}

/**
 * What reopening changes. From an answer on, both terms begin anew on this day, and so does the ladder of alarms.
 * @throws Refused complaint_reopen_late more than 30 days after.
 */
export async function reopening(
  tx: Tx,
  item: Complaint,
  now: Date,
): Promise<{ change: Change; clocks: ClockStep[] }> {
  const back = { state: "in_work", decidedAt: null } as const;
  if (item.state === "decided") return { change: back, clocks: [] };
  const zone = await zoneOfBranch(tx, item.branchId);
  if (!mayReopen(item, now, zone)) throw new Refused("complaint_reopen_late");
  const { legal, internal, basis } = await termsNow(tx, item, now, zone);
  const start = { event: "start", at: now } as const;
  return {
    change: {
      ...back,
      ...{ answeredAt: null, closedAt: null, outcome: null },
      ...{ legalDueOn: legal.lastOn, legalBasis: basis, generation: item.generation + 1 },
    },
    clocks: [
      { clock: "legal", ...start, terms: legal },
      { clock: "internal", ...start, terms: internal },
    ],
  };
}
