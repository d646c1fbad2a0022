import { and, eq, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { contactsVisibleTo, editableBy, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { clientContacts, contacts } from "#db/contacts/table.ts";
import { reach } from "#db/duplicates/reach.ts";
import type { Reader } from "#db/index.ts";
import { oneOf } from "#db/one-of.ts";
import { staff } from "#db/staff/table.ts";

/** Clients of a group as they are shown beside each other. */
export async function cardsOf(actor: StaffActor, ids: readonly string[], reader: Reader) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await reader
    .select({
      id: clients.id,
      name: clients.name,
      class: clients.class,
      region: clients.region,
      createdAt: clients.createdAt,
      editable: sql<boolean>`${editableBy(actor)}`,
      entries: sql<number>`(select count(*)::int from interactions i where i.client_id = ${clients.id})`,
      ownerSurname: staff.surname,
      ownerGiven: staff.given,
    })
    .from(clients)
    .leftJoin(staff, eq(staff.id, clients.ownerId))
    .where(and(oneOf(clients.id, ids), visibleTo(actor)));
  return new Map(rows.map((row) => [row.id, row]));
}

export interface Place {
  clientId: string;
  client: string;
  position: string | null;
  /** The last day there; null: works there now. */
  until: string | null;
}

/** People of a group, each with the places that the actor knows. */
export async function peopleOf(actor: StaffActor, ids: readonly string[], reader: Reader) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await reader
    .select({
      id: contacts.id,
      name: sql<string>`concat_ws(' ', ${contacts.surname}, ${contacts.given}, ${contacts.patronymic})`,
      createdAt: contacts.createdAt,
      editable: reach.contact.editable(actor, sql`${contacts.id}`),
      place: {
        clientId: clients.id,
        client: clients.name,
        position: clientContacts.position,
        until: clientContacts.until,
      },
    })
    .from(contacts)
    .innerJoin(clientContacts, eq(clientContacts.contactId, contacts.id))
    .innerJoin(clients, eq(clients.id, clientContacts.clientId))
    .where(and(oneOf(contacts.id, ids), visibleTo(actor), contactsVisibleTo(actor)))
    .orderBy(sql`${clientContacts.until} desc nulls first`, clients.nameKey);
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, [first, ...others]]) => {
      if (!first) return [];
      const { place, ...person } = first;
      return [[id, { ...person, places: [place, ...others.map((other) => other.place)] as Place[] }]];
    }),
  );
}
