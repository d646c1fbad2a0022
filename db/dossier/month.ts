import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { clients } from "#db/clients/table.ts";
import { clientContacts, contacts } from "#db/contacts/table.ts";
import { datesVisibleTo } from "#db/dossier/scope.ts";
import { clientDates } from "#db/dossier/table.ts";
import { db, type Reader } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";
import { type Occurrence, occasionKey, occurrenceIn } from "#db/values/occasion.ts";

const MOST = 500;

/** Whoever has left is greeted at the new place, not here. */
const stillThere = sql`(${clientDates.contactId} is null or exists (select from ${clientContacts}
  where ${clientContacts.clientId} = ${clientDates.clientId} and ${clientContacts.contactId} = ${clientDates.contactId} and ${clientContacts.until} is null))`;

/** Birthdays and dates of a month («2026-06») of the clients that the actor sees, in the order of their days. */
export async function listMonth(actor: StaffActor, month: string, reader: Reader = db) {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const rows = await reader
    .select({
      id: clientDates.id,
      kind: clientDates.kind,
      title: clientDates.title,
      month: clientDates.month,
      day: clientDates.day,
      year: clientDates.year,
      yearly: clientDates.yearly,
      client: { id: clients.id, name: clients.name, class: clients.class },
      owner: { id: staff.id, surname: staff.surname, given: staff.given },
      contact: {
        id: contacts.id,
        surname: contacts.surname,
        given: contacts.given,
        patronymic: contacts.patronymic,
      },
    })
    .from(clientDates)
    .innerJoin(clients, eq(clients.id, clientDates.clientId))
    .leftJoin(staff, eq(staff.id, clients.ownerId))
    .leftJoin(contacts, eq(contacts.id, clientDates.contactId))
    .where(
      and(
        eq(clientDates.month, number),
        isNull(clientDates.deletedAt),
        isNull(clients.archivedAt),
        stillThere,
        datesVisibleTo(actor),
      ),
    )
    .orderBy(asc(clientDates.day), asc(clients.nameKey), asc(clientDates.id))
    .limit(MOST);
  return rows
    .flatMap((row): (typeof row & { occurrence: Occurrence })[] => {
      const occurrence = occurrenceIn(row, year);
      return occurrence ? [{ ...row, occurrence }] : [];
    })
    .sort((a, b) => (occasionKey(a.occurrence) < occasionKey(b.occurrence) ? -1 : 1));
}

export type DateOfMonth = Awaited<ReturnType<typeof listMonth>>[number];
