import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { zoneOfBranch } from "#db/complaints/clock-events.ts";
import type { Accept, Assign, Decline, GiveBack, Take } from "#db/complaints/input.ts";
import { tellAssigned, tellNews } from "#db/complaints/letters.ts";
import { lockComplaint } from "#db/complaints/lock.ts";
import { HANDED_TO } from "#db/complaints/moves.ts";
import { advance, type Moved, moved } from "#db/complaints/step.ts";
import type { Complaint } from "#db/complaints/table.ts";
import { mayOwn, triageOwner } from "#db/complaints/triage.ts";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";
import { shortName } from "#db/values/person-name.ts";

const isUntaken = ({ state }: Complaint) => state === "registered" || state === "assigned";

/** The responsible person says yes: the work begins. */
export async function takeComplaint(tx: Tx, actor: StaffActor, input: Take, now: Date): Promise<Moved> {
  const item = await lockComplaint(tx, actor, "take", input);
  const change = { state: "in_work", takenAt: now, candidateId: null } as const;
  return moved(await advance(tx, actor, item, "take", change, { now }));
}

/** Whom it was handed to says yes, and answers for it from this moment on. */
export async function acceptComplaint(tx: Tx, actor: StaffActor, input: Accept, now: Date): Promise<Moved> {
  const item = await lockComplaint(tx, actor, "accept", input);
  return moved(await advance(tx, actor, item, "accept", takenBy(actor.id, item, now), { now }));
}

const takenBy = (ownerId: string, item: Complaint, now: Date) => ({
  ownerId,
  candidateId: null,
  ...(isUntaken(item) ? { state: "in_work" as const, takenAt: now } : {}),
});

/** Hand it to a colleague: who answers for it stays the same until they accept. To oneself it is taken at once. */
export async function assignComplaint(tx: Tx, actor: StaffActor, input: Assign, now: Date): Promise<Moved> {
  const item = await lockComplaint(tx, actor, "assign", input);
  if (!(await mayOwn(tx, input.staffId))) throw new Refused("complaint_owner_gone", { field: "staffId" });
  const before = item.candidateId && (await nameOf(tx, item.candidateId));
  const told = (to: string | null) => ({
    now,
    text: input.remark,
    changed: { [HANDED_TO]: [before, to] as [unknown, unknown] },
  });
  if (input.staffId === actor.id) {
    return moved(await advance(tx, actor, item, "assign", takenBy(actor.id, item, now), told(null)));
  }
  if (input.staffId === item.ownerId) {
    const state = item.state === "assigned" ? "registered" : item.state;
    return moved(await advance(tx, actor, item, "assign", { state, candidateId: null }, told(null)));
  }
  const state = isUntaken(item) ? "assigned" : item.state;
  const handed = told(await nameOf(tx, input.staffId));
  const after = await advance(tx, actor, item, "assign", { state, candidateId: input.staffId }, handed);
  const zone = await zoneOfBranch(tx, item.branchId);
  await tellAssigned(tx, after, { asked: "candidate", by: actor, remark: input.remark, zone }, now);
  return moved(after);
}

async function nameOf(tx: Tx, staffId: string): Promise<string | null> {
  const [person] = await tx.select().from(staff).where(eq(staff.id, staffId));
  return person ? shortName(person) : null;
}

/** Whom it was handed to says no: it stays with the one who has answered for it all along. */
export async function declineComplaint(tx: Tx, actor: StaffActor, input: Decline, now: Date): Promise<Moved> {
  const item = await lockComplaint(tx, actor, "decline", input);
  const state = item.state === "assigned" ? "registered" : item.state;
  const told = { now, text: input.reason };
  const after = await advance(tx, actor, item, "decline", { state, candidateId: null }, told);
  await tellNews(tx, after, { news: "declined", who: actor.name, by: actor, text: input.reason }, now);
  return moved(after);
}

/** The responsible person cannot go on: back to triage, whose head answers for it from now on. */
export async function giveBackComplaint(
  tx: Tx,
  actor: StaffActor,
  input: GiveBack,
  now: Date,
): Promise<Moved> {
  const item = await lockComplaint(tx, actor, "give_back", input);
  const ownerId = await triageOwner(tx, item.branchId);
  if (ownerId === item.ownerId) throw new Refused("complaint_triage_is_yours");
  const change = { state: "registered", ownerId, candidateId: null, takenAt: null } as const;
  const after = await advance(tx, actor, item, "give_back", change, { now, text: input.reason });
  const zone = await zoneOfBranch(tx, item.branchId);
  await tellAssigned(tx, after, { asked: "owner", by: actor, remark: input.reason, zone }, now);
  await tellNews(tx, after, { news: "given_back", who: actor.name, by: actor, text: input.reason }, now);
  return moved(after);
}
