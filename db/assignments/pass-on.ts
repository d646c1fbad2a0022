import { and, asc, eq, isNull, ne, or, type SQL } from "drizzle-orm";
import type { StaffActor } from "../actor.ts";
import type { Tx } from "../index.ts";
import { cancelLetters } from "../outbox/commands.ts";
import { tellAddressees } from "./letters.ts";
import { advance, type Change } from "./step.ts";
import { assignments } from "./table.ts";

/** Open items in which this person has a part: gave them, does them or is asked to. What one has declined is not one's. */
export const involves = (staffId: string): SQL =>
  and(
    isNull(assignments.closedAt),
    or(
      eq(assignments.issuerId, staffId),
      and(eq(assignments.executorId, staffId), ne(assignments.state, "declined")),
    ),
  ) as SQL;

/**
 * Take over everything that somebody who leaves has given or does. What they gave is from now on given by the actor; what
 * they did is handed to the successor, who has to say yes: until then the giver answers for it.
 */
export async function passOnAssignments(
  tx: Tx,
  actor: StaffActor,
  { id: leaverId, toId }: { id: string; toId: string },
  now: Date,
): Promise<number> {
  const items = await tx
    .select()
    .from(assignments)
    .where(involves(leaverId))
    .orderBy(asc(assignments.id))
    .for("update");
  for (const item of items) {
    const issuerId = item.issuerId === leaverId ? actor.id : item.issuerId;
    const isTheirs = item.executorId === leaverId && item.state !== "declined";
    const change: Change = { issuerId, ...(isTheirs ? handed(item.state, issuerId, toId, now) : {}) };
    await cancelLetters(tx, item.id);
    const after = await advance(tx, actor, item, "pass_on", change, { now });
    if (isTheirs && after.state === "sent") await tellAddressees(tx, actor, after, now);
  }
  return items.length;
}

/** Reported work only waits for its giver's yes; all other work begins with the successor's. */
function handed(state: string, issuerId: string, toId: string, now: Date): Change {
  if (state === "reported") return { executorId: toId };
  const isOwn = issuerId === toId;
  return {
    executorId: toId,
    state: isOwn ? "accepted" : "sent",
    acceptedAt: isOwn ? now : null,
    startedAt: null,
  };
}
