import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { clients } from "#db/clients/table.ts";
import { createdAt, id, version } from "#db/columns.ts";
import type { DecisionRole } from "#db/contacts/decision-roles.ts";

export const contacts = pgTable("contacts", {
  id: id(),
  surname: text("surname").notNull(),
  given: text("given"),
  patronymic: text("patronymic"),
  note: text("note"),
  importId: uuid("import_id"),
  createdAt: createdAt(),
  version: version(),
});

/** A person may stand for several clients, with another position at each. */
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
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.contactId] }),
    index("client_contacts_contact").on(t.contactId),
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

export type Contact = typeof contacts.$inferSelect;
export type ContactPoint = typeof contactPoints.$inferSelect;
