import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { clients } from "#db/clients/table.ts";
import { createdAt, id, version } from "#db/columns.ts";
import type { DecisionRole } from "#db/contacts/decision-roles.ts";

export const contacts = pgTable(
  "contacts",
  {
    id: id(),
    surname: text("surname").notNull(),
    given: text("given"),
    patronymic: text("patronymic"),
    note: text("note"),
    importId: uuid("import_id"),
    /** The person as whom this one goes on, when two rows were of one: history still names this one. */
    mergedIntoId: uuid("merged_into_id").references((): AnyPgColumn => contacts.id, {
      onDelete: "set null",
    }),
    createdAt: createdAt(),
    version: version(),
  },
  // The key asks of each person who is deleted whom others have gone on as.
  (t) => [index("contacts_merged").on(t.mergedIntoId).where(sql`${t.mergedIntoId} is not null`)],
);

/**
 * A person may stand for several clients, with another position at each. Who has left stays, with the day they left.
 * `reports_to_id` names a person of the same client: a deferred key over both columns, written in the migration.
 */
export const clientContacts = pgTable(
  "client_contacts",
  {
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    contactId: uuid("contact_id")
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    position: text("position"),
    decisionRole: text("decision_role").$type<DecisionRole>(),
    /** How they decide, in words: «спрашивает о сроках», «бюджет и тишина для гостей». */
    decisionNote: text("decision_note"),
    /** Place on the way of a decision, from 1; null: after those that have one, by the role. */
    place: smallint("place"),
    reportsToId: uuid("reports_to_id"),
    since: date("since", { mode: "string" }),
    /** The last day there; null: works there now. */
    until: date("until", { mode: "string" }),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.contactId] }),
    index("client_contacts_contact").on(t.contactId),
    index("client_contacts_reports_to")
      .on(t.reportsToId, t.clientId)
      .where(sql`${t.reportsToId} is not null`),
    check("client_contacts_period", sql`${t.until} >= ${t.since}`),
    check("client_contacts_own_head", sql`${t.reportsToId} <> ${t.contactId}`),
  ],
);

/** A phone, an e-mail or a site, of the client itself or of one of its people. */
export const contactPoints = pgTable(
  "contact_points",
  {
    id: id(),
    clientId: uuid("client_id").references(() => clients.id, { onDelete: "cascade" }),
    contactId: uuid("contact_id").references(() => contacts.id, { onDelete: "cascade" }),
    kind: text("kind").$type<"phone" | "email" | "site">().notNull(),
    /** E.164 for phones, lower case for e-mails; seven-digit local numbers as digits. */
    value: text("value").notNull(),
    extension: text("extension"),
    /** As it was written down. */
    raw: text("raw").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("contact_points_client").on(t.clientId),
    index("contact_points_contact").on(t.contactId),
    index("contact_points_value").on(t.value),
    check("contact_points_one_owner", sql`num_nonnulls(${t.clientId}, ${t.contactId}) = 1`),
  ],
);

export type ClientContact = typeof clientContacts.$inferSelect;
export type Contact = typeof contacts.$inferSelect;
export type ContactPoint = typeof contactPoints.$inferSelect;
