import { and, eq } from "drizzle-orm";
import type { StaffActor } from "../actor.ts";
import { lockClient } from "../clients/lock.ts";
import { isSteward } from "../complaints/moves.ts";
import { complaintsVisibleTo } from "../complaints/scope.ts";
import { complaints } from "../complaints/table.ts";
import { found, Refused } from "../errors.ts";
import { recordEvent } from "../events.ts";
import { once } from "../idempotency.ts";
import type { Tx } from "../index.ts";
import { interactions } from "../interactions/table.ts";
import { cancelLetters } from "../outbox/commands.ts";
import { checkAddressee } from "./addressee.ts";
import { refreshNextDue } from "./client-term.ts";
import type { Issue, Resend } from "./input.ts";
import { tellAddressees } from "./letters.ts";
import { lockFor } from "./lock.ts";
import { custodianOf } from "./states.ts";
import { advance, appendStep, type Change, type Moved, moved } from "./step.ts";
import { assignments } from "./table.ts";

/** A term names a moment still ahead. */
export function checkTerm(dueAt: Date, now: Date): void {
  if (dueAt <= now) throw new Refused("term_in_past", { field: "dueAt" });
}

/**
 * The client and the call it came from, both through the actor's scope. One hands over only what one may see oneself:
 * whoever has issued or holds a promise sees the client's people, so the mere card is not enough.
 */
async function checkClient(tx: Tx, actor: StaffActor, { clientId, interactionId }: Issue): Promise<void> {
  if (clientId) await lockClient(tx, actor, clientId, "contacts");
  if (interactionId) {
    const [interaction] = await tx
      .select({ clientId: interactions.clientId })
      .from(interactions)
      .where(eq(interactions.id, interactionId));
    if (found(interaction).clientId !== clientId) throw new Refused("not_found");
  }
}

/**
 * The complaint through the actor's scope. Locked, so that it is still there when the question is. A question opens it
 * to whoever is asked, so only those who handle it ask.
 */
async function checkComplaint(tx: Tx, actor: StaffActor, complaintId: string): Promise<void> {
  const [row] = await tx
    .select({ ownerId: complaints.ownerId })
    .from(complaints)
    .where(and(eq(complaints.id, complaintId), complaintsVisibleTo(actor)))
    .for("key share", { of: complaints });
  const { ownerId } = found(row);
  if (ownerId !== actor.id && !isSteward(actor)) throw new Refused("complaint_not_yours");
}

/** Hand work to a colleague or a department; what one asks of oneself is born accepted. */
export async function issueAssignment(tx: Tx, actor: StaffActor, input: Issue, now: Date): Promise<Moved> {
  return once(tx, actor, "assignment.issue", input, async () => {
    checkTerm(input.dueAt, now);
    await checkAddressee(tx, input);
    await checkClient(tx, actor, input);
    if (input.complaintId) await checkComplaint(tx, actor, input.complaintId);
    const { key: _, ...given } = input;
    const asked = { ...given, details: input.details || null };
    const born = { ...addressed(asked, actor, now), issuerId: actor.id };
    const values = {
      ...asked,
      ...born,
      askedDueAt: input.dueAt,
      custodianId: custodianOf(born),
      createdAt: now,
    };
    const [row] = await tx.insert(assignments).values(values).returning();
    const item = found(row);
    await appendStep(tx, actor, item, "issue", null, { remark: undefined, now });
    await recordEvent(tx, actor, {
      command: "assignment.issue",
      entity: "assignment",
      entityId: item.id,
      after: { ...asked, state: item.state },
    });
    if (item.clientId) await refreshNextDue(tx, item.clientId);
    if (item.state === "sent") await tellAddressees(tx, actor, item, now);
    return moved(item);
  });
}

/** Hand it over anew with a new term: to the same, to another, or back to oneself. */
export async function resendAssignment(tx: Tx, actor: StaffActor, input: Resend, now: Date): Promise<Moved> {
  const item = await lockFor(tx, actor, "resend", input);
  checkTerm(input.dueAt, now);
  await checkAddressee(tx, input);
  if (item.complaintId) await checkComplaint(tx, actor, item.complaintId);
  const change: Change = { ...addressed(input, actor, now), dueAt: input.dueAt, askedDueAt: input.dueAt };
  await cancelLetters(tx, item.id);
  const after = await advance(tx, actor, item, "resend", change, { remark: input.remark, now });
  if (after.state === "sent") await tellAddressees(tx, actor, after, now);
  return moved(after);
}

function addressed(to: { executorId?: string; departmentId?: string }, actor: StaffActor, now: Date) {
  const isOwn = to.executorId === actor.id;
  return {
    state: isOwn ? ("accepted" as const) : ("sent" as const),
    executorId: to.executorId ?? null,
    departmentId: to.departmentId ?? null,
    acceptedAt: isOwn ? now : null,
  };
}
