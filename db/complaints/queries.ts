import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Actor, StaffActor } from "#db/actor.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { deliveryOf } from "#db/complaints/delivery.ts";
import { openQuestionsOf } from "#db/complaints/questions.ts";
import { reopensUntil } from "#db/complaints/reopening.ts";
import { complaintContactsVisibleTo, complaintsVisibleTo } from "#db/complaints/scope.ts";
import { complaints, complaintEntries as entries } from "#db/complaints/table.ts";
import { ruleByKey } from "#db/complaints/terms.ts";
import { contacts } from "#db/contacts/table.ts";
import { found } from "#db/errors.ts";
import { byKey, db, type Reader } from "#db/index.ts";
import { outbox } from "#db/outbox/table.ts";
import { branches, staff } from "#db/staff/table.ts";
import { fullName, shortName } from "#db/values/person-name.ts";
import { DEFAULT_ZONE, localDate } from "#db/values/time.ts";

export { complaintClocks, type DrawnClocks } from "#db/complaints/drawn-clocks.ts";
export { guardsOf } from "#db/complaints/guards.ts";
export {
  type ComplaintPage,
  type ComplaintRow,
  listComplaints,
} from "#db/complaints/list.ts";
export { movesOf } from "#db/complaints/moves.ts";
export { listQuestions } from "#db/complaints/questions.ts";
export { type TrackedComplaint, trackedComplaint } from "#db/complaints/tracked.ts";

const owners = alias(staff, "owner");
const candidates = alias(staff, "candidate");
const registrars = alias(staff, "registrar");
const personOf = (row: { id: string; surname: string; given: string; patronymic: string | null } | null) =>
  row && { id: row.id, name: shortName(row), fullName: fullName(row) };

/** One entry of the book. E-mail and phone are null for those who may not see them. */
export async function getComplaint(actor: Actor, id: string, reader: Reader = db) {
  const [row] = await reader
    .select({
      item: complaints,
      showsContacts: sql<boolean>`coalesce(${complaintContactsVisibleTo(actor)}, false)`,
      timeZone: sql<string>`coalesce(${branches.timeZone}, ${DEFAULT_ZONE})`,
      branch: branches.name,
      client: { id: clients.id, name: clients.name, kind: clients.kind, class: clients.class },
      contact: {
        id: contacts.id,
        surname: contacts.surname,
        given: contacts.given,
        patronymic: contacts.patronymic,
      },
      owner: { id: owners.id, surname: owners.surname, given: owners.given, patronymic: owners.patronymic },
      candidate: {
        id: candidates.id,
        surname: candidates.surname,
        given: candidates.given,
        patronymic: candidates.patronymic,
      },
      registrar: {
        id: registrars.id,
        surname: registrars.surname,
        given: registrars.given,
        patronymic: registrars.patronymic,
      },
      openQuestions: openQuestionsOf(),
      delivery: deliveryOf(),
    })
    .from(complaints)
    .innerJoin(owners, eq(owners.id, complaints.ownerId))
    .leftJoin(candidates, eq(candidates.id, complaints.candidateId))
    .leftJoin(registrars, eq(registrars.id, complaints.registeredBy))
    .leftJoin(branches, eq(branches.id, complaints.branchId))
    .leftJoin(clients, and(eq(clients.id, complaints.clientId), visibleTo(actor)))
    .leftJoin(contacts, eq(contacts.id, complaints.contactId))
    .where(and(eq(complaints.id, id), complaintsVisibleTo(actor)));
  const { item, contact, ...around } = found(row);
  const { search: _, fromEmail, fromPhone, ...shown } = item;
  const rule = item.legalBasis === null ? undefined : ruleByKey(item.legalBasis);
  return {
    ...shown,
    ...around,
    fromEmail: around.showsContacts ? fromEmail : null,
    fromPhone: around.showsContacts ? fromPhone : null,
    /** Whether a letter can reach the client at all: buttons depend on it, whoever looks. */
    hasEmail: fromEmail !== null,
    contact:
      contact && around.showsContacts
        ? { id: contact.id, name: fullName({ ...contact, given: contact.given ?? "" }) }
        : null,
    owner: { ...around.owner, name: shortName(around.owner), fullName: fullName(around.owner) },
    candidate: personOf(around.candidate),
    registrar: personOf(around.registrar),
    legalArticle: rule?.article ?? null,
    legalSource: rule?.source ?? null,
    steerOn: item.legalDueAt && localDate(item.legalDueAt, around.timeZone),
    reopensUntil: reopensUntil(item, around.timeZone),
  };
}

export type ComplaintCard = Awaited<ReturnType<typeof getComplaint>>;

const authors = alias(staff, "author");
const newOwners = alias(staff, "new_owner");

/** An edited address stands in the book with what it was: not for those who may not see it. */
function withoutContacts(changed: Record<string, [unknown, unknown]> | null) {
  if (changed === null) return null;
  const { fromEmail: _, fromPhone: __, contactId: ___, ...rest } = changed;
  return rest;
}

/** What was said and done, oldest first, with what became of the letters. */
export async function complaintEntries(actor: Actor, id: string, reader: Reader = db) {
  const rows = await reader
    .select({
      id: entries.id,
      at: entries.at,
      kind: entries.kind,
      command: entries.command,
      byClient: entries.byClient,
      visibleToClient: entries.visibleToClient,
      fromState: entries.fromState,
      toState: entries.toState,
      text: entries.text,
      changed: entries.changed,
      showsContacts: sql<boolean>`coalesce(${complaintContactsVisibleTo(actor)}, false)`,
      author: {
        id: authors.id,
        surname: authors.surname,
        given: authors.given,
        patronymic: authors.patronymic,
      },
      newOwner: {
        id: newOwners.id,
        surname: newOwners.surname,
        given: newOwners.given,
        patronymic: newOwners.patronymic,
      },
      letter: outbox.state,
    })
    .from(entries)
    .innerJoin(complaints, eq(complaints.id, entries.complaintId))
    .leftJoin(authors, eq(authors.id, entries.authorId))
    .leftJoin(newOwners, eq(newOwners.id, entries.ownerId))
    .leftJoin(outbox, eq(outbox.id, entries.outboxId))
    .where(and(eq(entries.complaintId, id), complaintsVisibleTo(actor)))
    .orderBy(asc(entries.at), asc(entries.id));
  return rows.map(({ showsContacts, changed, ...row }) => ({
    ...row,
    changed: showsContacts ? changed : withoutContacts(changed),
    author: personOf(row.author),
    newOwner: personOf(row.newOwner),
  }));
}

export type ComplaintEntryRow = Awaited<ReturnType<typeof complaintEntries>>[number];

/** The newest entries of one client, for its card and for the form that asks «is it the same again?». */
export function listOfClient(actor: StaffActor, clientId: string, limit = 20) {
  return byKey
    .select({
      id: complaints.id,
      number: complaints.number,
      kind: complaints.kind,
      state: complaints.state,
      subject: complaints.subject,
      registeredAt: complaints.registeredAt,
    })
    .from(complaints)
    .where(and(eq(complaints.clientId, clientId), complaintsVisibleTo(actor)))
    .orderBy(sql`${complaints.registeredAt} desc`, sql`${complaints.id} desc`)
    .limit(limit);
}
