import { and, eq, gt } from "drizzle-orm";
import type { ClockStep } from "#db/complaints/clocks.ts";
import type { ClientReply } from "#db/complaints/input.ts";
import { tellNews } from "#db/complaints/letters.ts";
import { owedStates } from "#db/complaints/states.ts";
import { advance, type Change, clocksOnMove } from "#db/complaints/step.ts";
import { type Complaint, complaintEntries, complaints } from "#db/complaints/table.ts";
import { reopening } from "#db/complaints/verdict.ts";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { readToken } from "#db/tokens.ts";

/**
 * The client writes on the tracking page. Whoever was waiting goes on; what was answered within 30 days comes back to
 * work; whatever else it is, the responsible person reads it.
 * @throws Refused complaint_link_dead, complaint_reopen_late.
 */
export async function clientReplied(tx: Tx, input: ClientReply, now: Date): Promise<{ id: string }> {
  const id = readToken("complaint", input.token);
  if (id === null) throw new Refused("complaint_link_dead");
  const [item] = await tx.select().from(complaints).where(eq(complaints.id, id)).for("no key update");
  if (!item) throw new Refused("complaint_link_dead");
  if (await isPressedTwice(tx, item.id, input.text, now)) return { id };
  const isOwed = owedStates.includes(item.state);
  const { change, clocks } = isOwed ? goesOn(item, now) : await reopening(tx, item, now);
  const told = { now, clocks, text: input.text, kind: "reply" as const, visibleToClient: true };
  const after = await advance(tx, null, item, isOwed ? "reply" : "reopen", change, told);
  const news = isOwed ? "replied" : "reopened";
  await tellNews(tx, after, { news, who: item.fromName, by: null, text: input.text }, now);
  return { id };
}

const AGAIN = 10 * 60_000;

/** The same words within ten minutes are a second press of the button. */
async function isPressedTwice(tx: Tx, complaintId: string, text: string, now: Date): Promise<boolean> {
  const same = and(
    eq(complaintEntries.complaintId, complaintId),
    eq(complaintEntries.byClient, true),
    eq(complaintEntries.kind, "reply"),
    eq(complaintEntries.text, text),
    gt(complaintEntries.at, new Date(now.getTime() - AGAIN)),
  );
  return (await tx.$count(complaintEntries, same)) > 0;
}

function goesOn(item: Complaint, now: Date): { change: Change; clocks: ClockStep[] } {
  const state = item.state === "waiting_client" ? "in_work" : item.state;
  return { change: { state }, clocks: clocksOnMove(item.state, state, now) };
}
