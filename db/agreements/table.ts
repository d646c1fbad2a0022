import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { AgreementKind, SubjectKind } from "#db/agreements/registries.ts";
import { clients } from "#db/clients/table.ts";
import { createdAt, id, instant, version } from "#db/columns.ts";
import { contacts } from "#db/contacts/table.ts";
import { staff } from "#db/staff/table.ts";

/** What can be promised to one client only at a time: a place on a page, a crew, a lot. The office writes it itself. */
export const agreementSubjects = pgTable(
  "agreement_subjects",
  {
    id: id(),
    kind: text("kind").$type<SubjectKind>().notNull(),
    name: text("name").notNull(),
    /** Made by `searchKey`: «Полоса 1» and «полоса  1» are one thing. */
    nameKey: text("name_key").notNull(),
    /** No longer offered; what was agreed about it stands. */
    retiredAt: instant("retired_at"),
    createdBy: uuid("created_by").references(() => staff.id),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    unique("agreement_subjects_name").on(t.kind, t.nameKey),
    check("agreement_subjects_filled", sql`length(${t.nameKey}) > 0`),
  ],
);

/**
 * What was agreed with a client, by word or on paper. Two living ones about one subject never overlap: the constraint
 * `agreements_subject_free` (see the migration) is an exclusion over the subject and the days from first to last.
 */
export const agreements = pgTable(
  "agreements",
  {
    id: id(),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    contactId: uuid("contact_id").references(() => contacts.id, { onDelete: "set null" }),
    kind: text("kind").$type<AgreementKind>().notNull(),
    /** Of the contract. */
    number: text("number"),
    title: text("title").notNull(),
    subjectId: uuid("subject_id").references(() => agreementSubjects.id),
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    /** The last day, inclusive; null: until somebody ends it. */
    endsOn: date("ends_on", { mode: "string" }),
    /** Called off: it binds nobody any more, on none of its days. */
    cancelledAt: instant("cancelled_at"),
    cancelReason: text("cancel_reason"),
    authorId: uuid("author_id")
      .notNull()
      .references(() => staff.id),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    index("agreements_client").on(t.clientId, t.startsOn),
    index("agreements_contact").on(t.contactId),
    index("agreements_ends").on(t.endsOn).where(sql`${t.cancelledAt} is null`),
    check("agreements_titled", sql`length(${t.title}) > 0`),
    check("agreements_period", sql`${t.endsOn} >= ${t.startsOn}`),
    check("agreements_reason", sql`(${t.cancelledAt} is null) = (${t.cancelReason} is null)`),
  ],
);

/** How an agreement was prolonged or ended: by word or on paper, with whom, by which colleague. Only added to. */
export const agreementTerms = pgTable(
  "agreement_terms",
  {
    id: id(),
    agreementId: uuid("agreement_id")
      .notNull()
      .references(() => agreements.id, { onDelete: "cascade" }),
    at: instant("at").notNull(),
    authorId: uuid("author_id")
      .notNull()
      .references(() => staff.id),
    kind: text("kind").$type<AgreementKind>().notNull(),
    number: text("number"),
    contactId: uuid("contact_id").references(() => contacts.id, { onDelete: "set null" }),
    fromEndsOn: date("from_ends_on", { mode: "string" }),
    toEndsOn: date("to_ends_on", { mode: "string" }),
    note: text("note"),
  },
  (t) => [
    index("agreement_terms_of").on(t.agreementId, t.at),
    index("agreement_terms_contact").on(t.contactId).where(sql`${t.contactId} is not null`),
  ],
);

export type Agreement = typeof agreements.$inferSelect;
export type AgreementSubject = typeof agreementSubjects.$inferSelect;
