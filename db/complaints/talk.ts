import { and, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { checkAddressee } from "#db/complaints/addressee.ts";
import { zoneOfBranch } from "#db/complaints/clock-events.ts";
import type { Answer, Ask, Note, Reply, Resume } from "#db/complaints/input.ts";
import { tellClient } from "#db/complaints/letters.ts";
import { lockComplaint } from "#db/complaints/lock.ts";
import { REOPEN_DAYS } from "#db/complaints/reopening.ts";
import { complaintsVisibleTo } from "#db/complaints/scope.ts";
import { advance, clocksOnMove, type Moved, moved } from "#db/complaints/step.ts";
import { complaintEntries, complaints } from "#db/complaints/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { localDate } from "#db/values/time.ts";

/** Ask the client. The question really goes out; our own clock stands still meanwhile, the one of law runs on. */
export async function askClient(tx: Tx, actor: StaffActor, input: Ask, now: Date): Promise<Moved> {
  const item = await lockComplaint(tx, actor, "ask", input);
  await checkAddressee(tx, actor, item);
  const zone = await zoneOfBranch(tx, item.branchId);
  const answerBy = item.legalDueOn ?? localDate(now, zone);
  const props = { question: input.question, answerBy };
  const outboxId = await tellClient(tx, item, { kind: "complaint-question", props }, now);
  if (outboxId === null) throw new Refused("complaint_no_address", { field: "question" });
  const change = {
    state: "waiting_client",
    questionsAsked: item.questionsAsked + 1,
    takenAt: item.takenAt ?? now,
  } as const;
  const clocks = clocksOnMove(item.state, change.state, now);
  const told = {
    ...{ now, clocks, outboxId, text: input.question },
    ...{ kind: "question" as const, visibleToClient: true },
  };
  return moved(await advance(tx, actor, item, "ask", change, told));
}

/** What the client said by telephone or in person, typed in by staff. */
export async function recordReply(tx: Tx, actor: StaffActor, input: Reply, now: Date): Promise<Moved> {
  const item = await lockComplaint(tx, actor, "reply", input);
  const state = item.state === "waiting_client" ? "in_work" : item.state;
  const clocks = clocksOnMove(item.state, state, now);
  const told = { now, clocks, text: input.text, kind: "reply" as const, visibleToClient: true };
  return moved(await advance(tx, actor, item, "reply", { state }, told));
}

/** No reply came, or none is needed any more: go on with what is known. */
export async function resumeWork(tx: Tx, actor: StaffActor, input: Resume, now: Date): Promise<Moved> {
  const item = await lockComplaint(tx, actor, "resume", input);
  const clocks = clocksOnMove(item.state, "in_work", now);
  const told = { now, clocks, text: input.remark };
  return moved(await advance(tx, actor, item, "resume", { state: "in_work" }, told));
}

/** Answer the client: both clocks stop. Without an address the answer stands on the tracking page and is told by voice. */
export async function answerComplaint(tx: Tx, actor: StaffActor, input: Answer, now: Date): Promise<Moved> {
  const item = await lockComplaint(tx, actor, "answer", input);
  await checkAddressee(tx, actor, item);
  const zone = await zoneOfBranch(tx, item.branchId);
  const props = { answer: input.text, answeredOn: localDate(now, zone), days: REOPEN_DAYS };
  const outboxId = await tellClient(tx, item, { kind: "complaint-answered", props }, now);
  const stop = { event: "stop", at: now, terms: null } as const;
  const told = {
    ...{ now, outboxId, text: input.text, kind: "answer" as const, visibleToClient: true },
    clocks: [{ clock: "legal", ...stop } as const, { clock: "internal", ...stop } as const],
  };
  const change = { state: "answered", answeredAt: now, takenAt: item.takenAt ?? now } as const;
  return moved(await advance(tx, actor, item, "answer", change, told));
}

/** A remark for colleagues. Changes nothing, so it needs no version; pressing twice writes one. */
export async function addNote(tx: Tx, actor: StaffActor, input: Note, now: Date): Promise<{ id: string }> {
  return once(tx, actor, "complaint.note", input, async () => {
    const [row] = await tx
      .select({ id: complaints.id })
      .from(complaints)
      .where(and(eq(complaints.id, input.id), complaintsVisibleTo(actor)))
      .for("key share", { of: complaints });
    const complaintId = found(row).id;
    const [entry] = await tx
      .insert(complaintEntries)
      .values({
        ...{ complaintId, at: now, kind: "note", command: "note" },
        ...{ authorId: actor.id, text: input.text },
      })
      .returning({ id: complaintEntries.id });
    await recordEvent(tx, actor, {
      command: "complaint.note",
      entity: "complaint",
      entityId: complaintId,
      after: { text: input.text },
    });
    return found(entry);
  });
}
