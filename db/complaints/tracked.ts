import { and, asc, eq, or, sql } from "drizzle-orm";
import { zoneOfBranch } from "#db/complaints/clock-events.ts";
import { complaintKinds } from "#db/complaints/registries.ts";
import { mayReopen, reopensUntil } from "#db/complaints/reopening.ts";
import { type ComplaintState, owedStates } from "#db/complaints/states.ts";
import { complaintEntries, complaints } from "#db/complaints/table.ts";
import { db, type Reader } from "#db/index.ts";
import { company, staff } from "#db/staff/table.ts";
import { readToken } from "#db/tokens.ts";
import type { Text } from "#db/values/text.ts";

/** A state as the client needs to know it: who decides what inside the office is not theirs to follow. */
const toldStates: Record<ComplaintState, Text> = {
  registered: { ru: "Зарегистрировано", en: "Registered" },
  assigned: { ru: "Зарегистрировано", en: "Registered" },
  in_work: { ru: "Разбираемся", en: "Being looked into" },
  waiting_client: { ru: "Ждём вашего ответа", en: "Waiting for your reply" },
  decided: { ru: "Готовим ответ", en: "The answer is being prepared" },
  answered: { ru: "Ответ дан", en: "Answered" },
  closed: { ru: "Закрыто", en: "Closed" },
};

/** «Анна Вербицкая»: as one introduces oneself to a client. */
const publicName = ({ surname, given }: { surname: string; given: string }) =>
  [given, surname].filter(Boolean).join(" ");

interface Step {
  at: Date;
  kind: string;
  command: string;
  text: string | null;
}

/** The decision that the last answer told: one thought over anew stays inside until it is answered too. */
function toldDecision(entries: readonly Step[]) {
  const answered = entries.findLastIndex(({ kind }) => kind === "answer");
  const step = entries.slice(0, answered + 1).findLast(({ command }) => command === "decide");
  return step?.text ? { at: step.at, text: step.text } : null;
}

/** What the tracking page may show: the number, the dates, the words exchanged. Null when the link is not ours. */
export async function trackedComplaint(token: string, now: Date, reader: Reader = db) {
  const id = readToken("complaint", token);
  if (id === null) return null;
  const [item] = await reader
    .select({
      number: complaints.number,
      kind: complaints.kind,
      state: complaints.state,
      subject: complaints.subject,
      locale: complaints.locale,
      branchId: complaints.branchId,
      registeredAt: complaints.registeredAt,
      legalDueOn: complaints.legalDueOn,
      answeredAt: complaints.answeredAt,
      closedAt: complaints.closedAt,
      hasEmail: sql<boolean>`${complaints.fromEmail} is not null`,
      owner: { surname: staff.surname, given: staff.given },
    })
    .from(complaints)
    .innerJoin(staff, eq(staff.id, complaints.ownerId))
    .where(eq(complaints.id, id));
  if (!item) return null;
  const timeZone = await zoneOfBranch(reader, item.branchId);
  const [own] = await reader.select({ name: company.name }).from(company);
  const entries = await reader
    .select({
      at: complaintEntries.at,
      kind: complaintEntries.kind,
      command: complaintEntries.command,
      byClient: complaintEntries.byClient,
      visible: complaintEntries.visibleToClient,
      fromState: complaintEntries.fromState,
      toState: complaintEntries.toState,
      text: complaintEntries.text,
      author: { surname: staff.surname, given: staff.given },
    })
    .from(complaintEntries)
    .leftJoin(staff, eq(staff.id, complaintEntries.authorId))
    .where(
      and(
        eq(complaintEntries.complaintId, id),
        or(
          eq(complaintEntries.visibleToClient, true),
          sql`${complaintEntries.fromState} is distinct from ${complaintEntries.toState}`,
        ),
      ),
    )
    .orderBy(asc(complaintEntries.at), asc(complaintEntries.id));
  const isOwed = owedStates.includes(item.state);
  const { branchId: _, owner, ...shown } = item;
  return {
    ...shown,
    timeZone,
    company: own?.name ?? null,
    kindLabel: complaintKinds[item.kind].label as Text,
    stateLabel: toldStates[item.state],
    owner: publicName(owner),
    decision: toldDecision(entries),
    /** What the client said, also when a colleague wrote it down. */
    entries: entries
      .filter(({ visible }) => visible)
      .map(({ at, kind, text, byClient, author }) => {
        const isTheirs = byClient || kind === "lodged" || kind === "reply";
        return { at, kind, text, byClient: isTheirs, author: isTheirs ? null : author && publicName(author) };
      }),
    /** Its way from state to state: when, and nothing of who or why. */
    moves: entries.flatMap(({ at, fromState, toState }) =>
      toState && toState !== fromState ? [{ at, state: toState }] : [],
    ),
    isOwed,
    /** A reply goes on with it, or takes it up again. */
    canReply: isOwed || mayReopen(item, now, timeZone),
    reopensUntil: isOwed ? null : reopensUntil(item, timeZone),
  };
}

export type TrackedComplaint = NonNullable<Awaited<ReturnType<typeof trackedComplaint>>>;
