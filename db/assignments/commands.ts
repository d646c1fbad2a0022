import type { StaffActor } from "../actor.ts";
import type { Tx } from "../index.ts";
import { cancelLetters } from "../outbox/commands.ts";
import type { Accept, Answer, Cancel, Clarify, Confirm, Decline, GiveBack, Report, Start } from "./input.ts";
import { checkTerm } from "./issue.ts";
import { lockFor } from "./lock.ts";
import { advance, type Moved, moved } from "./step.ts";

export { issueAssignment, resendAssignment } from "./issue.ts";

/** Take it, with a date of one's own if the asked one cannot be kept. From a department the first one gets it. */
export async function acceptAssignment(tx: Tx, actor: StaffActor, input: Accept, now: Date): Promise<Moved> {
  const item = await lockFor(tx, actor, "accept", input);
  if (input.dueAt) checkTerm(input.dueAt, now);
  const change = {
    state: "accepted",
    executorId: actor.id,
    acceptedAt: now,
    dueAt: input.dueAt ?? item.dueAt,
  } as const;
  return moved(await advance(tx, actor, item, "accept", change, { remark: input.remark, now }));
}

/** Begin the work; a forgotten «Принять» must not make taken work look abandoned. */
export async function startAssignment(tx: Tx, actor: StaffActor, input: Start, now: Date): Promise<Moved> {
  const item = await lockFor(tx, actor, "start", input);
  const change = {
    state: "accepted",
    executorId: actor.id,
    acceptedAt: item.acceptedAt ?? now,
    startedAt: now,
  } as const;
  return moved(await advance(tx, actor, item, "start", change, { now }));
}

/** Give it back with a reason: the issuer has held it all along. */
export async function declineAssignment(
  tx: Tx,
  actor: StaffActor,
  input: Decline,
  now: Date,
): Promise<Moved> {
  const item = await lockFor(tx, actor, "decline", input);
  return moved(
    await advance(tx, actor, item, "decline", { state: "declined" }, { remark: input.reason, now }),
  );
}

/** Ask the issuer before saying yes or no. */
export async function clarifyAssignment(
  tx: Tx,
  actor: StaffActor,
  input: Clarify,
  now: Date,
): Promise<Moved> {
  const item = await lockFor(tx, actor, "clarify", input);
  const step = { remark: input.question, now };
  return moved(await advance(tx, actor, item, "clarify", { state: "clarifying" }, step));
}

/** Answer the question: it stands before the addressee again. */
export async function answerAssignment(tx: Tx, actor: StaffActor, input: Answer, now: Date): Promise<Moved> {
  const item = await lockFor(tx, actor, "answer", input);
  return moved(await advance(tx, actor, item, "answer", { state: "sent" }, { remark: input.answer, now }));
}

/** Say that it is done. What one asked of oneself is closed by that. */
export async function reportAssignment(tx: Tx, actor: StaffActor, input: Report, now: Date): Promise<Moved> {
  const item = await lockFor(tx, actor, "report", input);
  const isOwn = item.issuerId === actor.id;
  const change = {
    state: isOwn ? "confirmed" : "reported",
    executorId: actor.id,
    acceptedAt: item.acceptedAt ?? now,
    startedAt: item.startedAt ?? now,
    reportedAt: now,
    closedAt: isOwn ? now : null,
  } as const;
  return moved(await advance(tx, actor, item, "report", change, { remark: input.result, now }));
}

/** The issuer is satisfied: nobody answers for it any more. */
export async function confirmAssignment(
  tx: Tx,
  actor: StaffActor,
  input: Confirm,
  now: Date,
): Promise<Moved> {
  const item = await lockFor(tx, actor, "confirm", input);
  return moved(await advance(tx, actor, item, "confirm", { state: "confirmed", closedAt: now }, { now }));
}

/** Not done yet: back to the executor for another round, with a new term if the issuer names one. */
export async function returnAssignment(
  tx: Tx,
  actor: StaffActor,
  input: GiveBack,
  now: Date,
): Promise<Moved> {
  const item = await lockFor(tx, actor, "return", input);
  if (input.dueAt) checkTerm(input.dueAt, now);
  const change = {
    state: "accepted",
    round: item.round + 1,
    reportedAt: null,
    ...(input.dueAt ? { dueAt: input.dueAt, askedDueAt: input.dueAt } : {}),
  } as const;
  return moved(await advance(tx, actor, item, "return", change, { remark: input.remark, now }));
}

/** Call it off; letters about it that have not left stay here. */
export async function cancelAssignment(tx: Tx, actor: StaffActor, input: Cancel, now: Date): Promise<Moved> {
  const item = await lockFor(tx, actor, "cancel", input);
  await cancelLetters(tx, item.id);
  const change = { state: "cancelled", closedAt: now } as const;
  return moved(await advance(tx, actor, item, "cancel", change, { remark: input.reason, now }));
}
