import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { type AssignmentRow, selectRows, shown } from "#db/assignments/rows.ts";
import { visibleTo as assignmentsVisibleTo } from "#db/assignments/scope.ts";
import { assignmentSteps, assignments } from "#db/assignments/table.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import {
  type CampaignEntry,
  type CampaignRow,
  entryOf,
  listCampaignRows,
} from "#db/clients/timeline-campaigns.ts";
import { type ChangesEntry, listChanges } from "#db/clients/timeline-changes.ts";
import { kindsOf, type TimelineFilter } from "#db/clients/timeline-filters.ts";
import { listMoneyRows, type MoneyEntry, type MoneyRow } from "#db/clients/timeline-money.ts";
import { earlierThan, placeOf, reaches, TIMELINE_PAGE } from "#db/clients/timeline-place.ts";
import { contacts } from "#db/contacts/table.ts";
import { isFiled, type MailOfTalk, mailOfTalk } from "#db/inbox/of-talk.ts";
import { byKey } from "#db/index.ts";
import { interactions } from "#db/interactions/table.ts";
import { leads } from "#db/leads/table.ts";
import { type LetterState, outbox } from "#db/outbox/table.ts";
import { staff } from "#db/staff/table.ts";

export { TIMELINE_PAGE };

function listTalks(actor: StaffActor, clientId: string, filter: TimelineFilter, before: string | null) {
  const hears = reaches(clientId, contactsVisibleTo(actor));
  // One reads what one has written oneself. A lead and a letter of the client stand under a colleague's name, in a
  // stranger's words.
  const reads = sql`(${hears} or ${interactions.authorId} = ${actor.id} and not exists (select from ${leads}
    where ${leads.clientId} = ${interactions.clientId} and ${leads.interactionId} = ${interactions.id})
    and not (${interactions.direction} = 'in' and ${isFiled}))`;
  return byKey
    .select({
      id: interactions.id,
      at: interactions.at,
      place: placeOf(interactions.at, interactions.id),
      kind: interactions.kind,
      direction: interactions.direction,
      minutes: interactions.minutes,
      /** Null for those who may not see the client's people: what was said names them and their numbers. */
      text: sql<string | null>`case when ${reads} then ${interactions.text} end`,
      outcome: interactions.outcome,
      /** What became of a letter that was sent from here. */
      sent: sql<LetterState | null>`case when ${interactions.kind} = 'letter' and ${interactions.direction} = 'out' then (
        select ${outbox.state} from ${outbox} where ${outbox.entityId} = ${interactions.id} and ${outbox.kind} = 'personal' limit 1) end`,
      /** Of a letter that came by itself: from whom, and what of it is not kept here. */
      mail: sql<MailOfTalk | null>`case when ${interactions.kind} = 'letter' and ${hears} then (${mailOfTalk}) end`,
      decision: sql<string | null>`case when ${reads} then ${interactions.decision} end`,
      author: { surname: staff.surname, given: staff.given },
      contact: { surname: contacts.surname, given: contacts.given, patronymic: contacts.patronymic },
    })
    .from(interactions)
    .innerJoin(staff, eq(staff.id, interactions.authorId))
    .leftJoin(contacts, and(eq(contacts.id, interactions.contactId), hears))
    .where(
      and(
        eq(interactions.clientId, clientId),
        filter === "all" ? undefined : inArray(interactions.kind, [...kindsOf[filter]]),
        reaches(clientId, visibleTo(actor)),
        earlierThan(before, interactions.at, interactions.id),
      ),
    )
    .orderBy(desc(interactions.at), desc(interactions.id))
    .limit(TIMELINE_PAGE + 1);
}

/** The chain of every promise: given, then taken, declined, reported, confirmed. */
function listSteps(actor: StaffActor, clientId: string, before: string | null) {
  return byKey
    .select({
      id: assignmentSteps.id,
      at: assignmentSteps.at,
      place: placeOf(assignmentSteps.at, assignmentSteps.id),
      seq: assignmentSteps.seq,
      command: assignmentSteps.command,
      toState: assignmentSteps.toState,
      remark: assignmentSteps.remark,
      assignmentId: assignments.id,
      title: assignments.title,
      actor: { surname: staff.surname, given: staff.given },
    })
    .from(assignments)
    .innerJoin(assignmentSteps, eq(assignmentSteps.assignmentId, assignments.id))
    .leftJoin(staff, eq(staff.id, assignmentSteps.actorId))
    .where(
      and(
        eq(assignments.clientId, clientId),
        assignmentsVisibleTo(actor),
        earlierThan(before, assignmentSteps.at, assignmentSteps.id),
      ),
    )
    .orderBy(desc(assignmentSteps.at), desc(assignmentSteps.id))
    .limit(TIMELINE_PAGE + 1);
}

export type Talk = Awaited<ReturnType<typeof listTalks>>[number];
export type Step = Awaited<ReturnType<typeof listSteps>>[number];
type Entry =
  | { type: "talk"; talk: Talk }
  | { type: "step"; step: Step }
  | { type: "promise"; promise: AssignmentRow };
export type TimelineEntry = (Entry & { id: string; at: Date }) | CampaignEntry | MoneyEntry | ChangesEntry;

/** One page of what has happened with the client, newest first; `next` is where the earlier entries begin. */
export async function listTimeline(
  actor: StaffActor,
  clientId: string,
  filter: TimelineFilter,
  before: string | null,
): Promise<{ entries: TimelineEntry[]; next: string | null }> {
  if (filter === "changes") return listChanges(actor, clientId, before);
  const [talks, steps, campaigns, papers] = await Promise.all([
    filter === "promises" || filter === "money" ? [] : listTalks(actor, clientId, filter, before),
    filter === "all" || filter === "promises" ? listSteps(actor, clientId, before) : [],
    filter === "all" || filter === "letters" ? listCampaignRows(actor, clientId, filter, before) : [],
    filter === "all" || filter === "money" ? listMoneyRows(actor, clientId, before) : [],
  ]);
  const all = [...talks, ...steps, ...campaigns, ...papers].sort((a, b) => (a.place < b.place ? 1 : -1));
  const page = all.slice(0, TIMELINE_PAGE);
  const promises = await promisesGiven(actor, page);
  const entries = page.map((one): TimelineEntry => {
    const { id, at } = one;
    if ("source" in one) return entryOf(one);
    if ("money" in one) return { type: "money", id, at, paper: one };
    if (!("seq" in one)) return { type: "talk", id, at, talk: one };
    const promise = one.seq === 1 ? promises.get(one.assignmentId) : undefined;
    return promise ? { type: "promise", id, at, promise } : { type: "step", id, at, step: one };
  });
  return { entries, next: all.length > TIMELINE_PAGE ? (page.at(-1)?.place ?? null) : null };
}

/** The cards of the promises given within the page, as they stand now. */
async function promisesGiven(actor: StaffActor, page: readonly (Talk | Step | CampaignRow | MoneyRow)[]) {
  const ids = page.flatMap((one) => ("seq" in one && one.seq === 1 ? [one.assignmentId] : []));
  if (ids.length === 0) return new Map<string, AssignmentRow>();
  const rows = await selectRows(actor).where(inArray(assignments.id, ids));
  return new Map(rows.map((row) => [row.id, shown(row)]));
}
