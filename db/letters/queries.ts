import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { contactsVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { byPath } from "#db/contacts/order.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { found } from "#db/errors.ts";
import { db, type Reader } from "#db/index.ts";
import { type Stop, stopsOf } from "#db/letters/stops.ts";
import { letterTemplates } from "#db/letters/table.ts";
import { company, staff } from "#db/staff/table.ts";

export interface LetterAddress {
  address: string;
  contactId: string | null;
  surname: string | null;
  given: string | null;
  stops: Stop[];
}

/** Addresses of the client that this actor may write to: of its people in the order of the decision, then its own. */
export async function listAddresses(
  actor: StaffActor,
  clientId: string,
  reader: Reader = db,
): Promise<LetterAddress[]> {
  const reach = and(eq(clients.id, clientId), contactsVisibleTo(actor));
  const ofPeople = await reader
    .select({
      address: contactPoints.value,
      contactId: sql<string | null>`${contacts.id}`,
      surname: contacts.surname,
      given: contacts.given,
      stops: stopsOf(contactPoints.value),
    })
    .from(clientContacts)
    .innerJoin(clients, eq(clients.id, clientContacts.clientId))
    .innerJoin(contacts, eq(contacts.id, clientContacts.contactId))
    .innerJoin(contactPoints, eq(contactPoints.contactId, contacts.id))
    .where(and(reach, isNull(clientContacts.until), eq(contactPoints.kind, "email")))
    .orderBy(...byPath, asc(contactPoints.id))
    .limit(100);
  const own = await reader
    .select({ address: contactPoints.value, stops: stopsOf(contactPoints.value) })
    .from(contactPoints)
    .innerJoin(clients, eq(clients.id, contactPoints.clientId))
    .where(and(reach, eq(contactPoints.kind, "email")))
    .orderBy(asc(contactPoints.id))
    .limit(100);
  return [...ofPeople, ...own.map((row) => ({ ...row, contactId: null, surname: null, given: null }))];
}

/** Who writes: the name and the address to which an answer comes, and the lines under every letter. */
export async function getWriter(actor: StaffActor, reader: Reader = db) {
  const [row] = await reader
    .select({
      address: staff.email,
      name: sql<string>`concat_ws(' ', ${staff.given}, ${staff.surname})`,
      signature: sql<string>`coalesce(${staff.signature}, concat_ws(' ', ${staff.given}, ${staff.surname}) || E'\n' || coalesce((select ${company.name} from ${company}), ''))`,
    })
    .from(staff)
    .where(eq(staff.id, actor.id));
  return found(row);
}

/** What letters begin from, by name; those that are no longer offered only where they are kept. */
export function listTemplates({ retired = false } = {}, reader: Reader = db) {
  return reader
    .select({
      id: letterTemplates.id,
      name: letterTemplates.name,
      subject: letterTemplates.subject,
      body: letterTemplates.body,
      retired: sql<boolean>`${letterTemplates.retiredAt} is not null`,
      version: letterTemplates.version,
    })
    .from(letterTemplates)
    .where(retired ? undefined : isNull(letterTemplates.retiredAt))
    .orderBy(asc(letterTemplates.name), asc(letterTemplates.id))
    .limit(200);
}

export type TemplateRow = Awaited<ReturnType<typeof listTemplates>>[number];
