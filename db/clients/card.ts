import { and, eq, isNull, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { selectRows, shown } from "#db/assignments/rows.ts";
import { visibleTo as assignmentsVisibleTo } from "#db/assignments/scope.ts";
import { assignments } from "#db/assignments/table.ts";
import { getDossier } from "#db/clients/dossier.ts";
import { pointsOf } from "#db/clients/points.ts";
import { contactsVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { listTimeline } from "#db/clients/timeline.ts";
import type { TimelineFilter } from "#db/clients/timeline-filters.ts";
import { listConsents } from "#db/consents/queries.ts";
import { byPath } from "#db/contacts/order.ts";
import { clientContacts, contacts } from "#db/contacts/table.ts";
import { byKey, type Reader } from "#db/index.ts";
import { getMoney } from "#db/purchases/money.ts";

/** Promises shown in full on the card; more of them are counted. */
const OPEN_PROMISES = 50;

/** Other clients at which a person stands or stood, as far as the actor knows the people there. */
const elsewhere = (actor: StaffActor, clientId: string) => sql<
  { id: string; name: string; until: string | null }[]
>`coalesce((
  select json_agg(json_build_object('id', ${clients.id}, 'name', ${clients.name}, 'until', l.until) order by l.until nulls first, ${clients.nameKey})
  from ${clientContacts} l join ${clients} on ${clients.id} = l.client_id
  where l.contact_id = ${contacts.id} and l.client_id <> ${clientId} and ${contactsVisibleTo(actor)}), '[]'::json)`;

/**
 * People of the client in the order in which they decide, those who have left last; none when the actor may not see
 * them.
 */
export function listPeople(actor: StaffActor, clientId: string, reader: Reader = byKey) {
  return reader
    .select({
      id: contacts.id,
      version: contacts.version,
      surname: contacts.surname,
      given: contacts.given,
      patronymic: contacts.patronymic,
      position: clientContacts.position,
      decisionRole: clientContacts.decisionRole,
      decisionNote: clientContacts.decisionNote,
      reportsToId: clientContacts.reportsToId,
      since: clientContacts.since,
      until: clientContacts.until,
      linkVersion: clientContacts.version,
      elsewhere: elsewhere(actor, clientId),
      points: pointsOf("contact_id"),
    })
    .from(clientContacts)
    .innerJoin(contacts, eq(contacts.id, clientContacts.contactId))
    .innerJoin(clients, eq(clients.id, clientContacts.clientId))
    .where(and(eq(clientContacts.clientId, clientId), contactsVisibleTo(actor)))
    .orderBy(sql`${clientContacts.until} desc nulls first`, ...byPath)
    .limit(100);
}

/** Open promises about the client, the nearest term first. */
async function listOpenPromises(actor: StaffActor, clientId: string) {
  const rows = await selectRows(actor)
    .where(and(eq(assignments.clientId, clientId), isNull(assignments.closedAt), assignmentsVisibleTo(actor)))
    .orderBy(assignments.dueAt, assignments.id)
    .limit(OPEN_PROMISES);
  return rows.map(shown);
}

/** Everything on the card below its head, asked for together. The client has been found visible before. */
export async function getCard(
  actor: StaffActor,
  clientId: string,
  filter: TimelineFilter,
  before: string | null,
  now: Date,
) {
  const [people, promises, consents, timeline, dossier, money] = await Promise.all([
    listPeople(actor, clientId),
    listOpenPromises(actor, clientId),
    listConsents(actor, clientId),
    listTimeline(actor, clientId, filter, before),
    getDossier(actor, clientId, now),
    getMoney(actor, clientId, now),
  ]);
  return { people, promises, consents, timeline, ...dossier, money };
}

export type ClientCard = Awaited<ReturnType<typeof getCard>>;
export type PersonOfCard = ClientCard["people"][number];
