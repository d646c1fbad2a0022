import { sql } from "drizzle-orm";
import { boolean, check, date, foreignKey, index, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { clients } from "#db/clients/table.ts";
import { createdAt, id, instant, version } from "#db/columns.ts";
import { contacts } from "#db/contacts/table.ts";
import type { DateKind, FactCategory, Visibility } from "#db/dossier/registries.ts";
import { departments, staff } from "#db/staff/table.ts";

/** What is useful to know of a client or of one of its people, beyond the fields of the card. */
export const dossierFacts = pgTable(
  "dossier_facts",
  {
    id: id(),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    /** Whom it is about; null: the client as such. */
    contactId: uuid("contact_id").references(() => contacts.id, { onDelete: "cascade" }),
    category: text("category").$type<FactCategory>().notNull(),
    text: text("text").notNull(),
    /** The day it was learned. */
    learnedOn: date("learned_on", { mode: "string" }).notNull(),
    /** The last day it can be relied on; null: for good. */
    expiresOn: date("expires_on", { mode: "string" }),
    visibility: text("visibility").$type<Visibility>().notNull().default("all"),
    /** The author's department at the time: the one that `department` means. */
    departmentId: uuid("department_id"),
    pinned: boolean("pinned").notNull().default(false),
    authorId: uuid("author_id")
      .notNull()
      .references(() => staff.id),
    deletedAt: instant("deleted_at"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    index("dossier_facts_client").on(t.clientId),
    index("dossier_facts_contact").on(t.contactId),
    foreignKey({
      name: "dossier_facts_department",
      columns: [t.departmentId],
      foreignColumns: [departments.id],
    }).onDelete("set null"),
    check("dossier_facts_filled", sql`length(${t.text}) > 0`),
    check("dossier_facts_expiry", sql`${t.expiresOn} >= ${t.learnedOn}`),
  ],
);

/** A birthday, a holiday of the trade, a day in a year or only its month. */
export const clientDates = pgTable(
  "client_dates",
  {
    id: id(),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    contactId: uuid("contact_id").references(() => contacts.id, { onDelete: "cascade" }),
    kind: text("kind").$type<DateKind>().notNull(),
    /** In words: «сын поступает»; a birthday needs none. */
    title: text("title"),
    month: smallint("month").notNull(),
    /** Null: only the month is known. */
    day: smallint("day"),
    /** Of birth, of the first contract; of the one time when it does not come back. Null: not known. */
    year: smallint("year"),
    /** Comes back every year. */
    yearly: boolean("yearly").notNull(),
    authorId: uuid("author_id")
      .notNull()
      .references(() => staff.id),
    deletedAt: instant("deleted_at"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    index("client_dates_client").on(t.clientId),
    index("client_dates_contact").on(t.contactId),
    index("client_dates_month").on(t.month, t.day).where(sql`${t.deletedAt} is null`),
    check("client_dates_month_exists", sql`${t.month} between 1 and 12`),
    check(
      "client_dates_day_exists",
      sql`${t.day} between 1 and case when ${t.month} = 2 then 29 when ${t.month} in (4, 6, 9, 11) then 30 else 31 end`,
    ),
    check("client_dates_year_near", sql`${t.year} between 1900 and 2099`),
    check("client_dates_once_has_year", sql`${t.yearly} or ${t.year} is not null`),
  ],
);

export type DossierFact = typeof dossierFacts.$inferSelect;
export type ClientDate = typeof clientDates.$inferSelect;
