import { and, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { type ComplaintMove, isTimely, whyNotTheirs } from "#db/complaints/moves.ts";
import { complaintsVisibleTo } from "#db/complaints/scope.ts";
import { type Complaint, complaints } from "#db/complaints/table.ts";
import { found, Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";
import { shortName } from "#db/values/person-name.ts";

interface Target {
  id: string;
  expectedVersion: number;
}

/** Lock the complaint through the actor's scope and make sure that the move is theirs to make, from what they saw. */
export async function lockComplaint(
  tx: Tx,
  actor: StaffActor,
  name: ComplaintMove,
  target: Target,
): Promise<Complaint> {
  const [row] = await tx
    .select()
    .from(complaints)
    .where(and(eq(complaints.id, target.id), complaintsVisibleTo(actor)))
    .for("no key update", { of: complaints });
  const item = found(row);
  const refusal = whyNotTheirs(item, actor, name);
  if (refusal) throw new Refused(refusal);
  if (item.version !== target.expectedVersion) throw await stale(tx, item, name, target);
  if (!isTimely(item, name)) {
    const spent = name === "ask" && isTimely({ ...item, questionsAsked: 0 }, name);
    throw new Refused(spent ? "complaint_questions_spent" : "complaint_wrong_state", { state: item.state });
  }
  return item;
}

/** Both sides of a lost race: what the person meant to do from which version, and what stands now. */
async function stale(
  tx: Tx,
  item: Complaint,
  move: ComplaintMove,
  { id: _, expectedVersion, ...yours }: Target,
) {
  const [owner] = await tx.select().from(staff).where(eq(staff.id, item.ownerId));
  return new Refused("stale", {
    yours: { move, version: expectedVersion, ...yours },
    now: {
      version: item.version,
      state: item.state,
      owner: owner ? shortName(owner) : null,
      type: item.type,
      demand: item.demand,
      severity: item.severity,
    },
  });
}
