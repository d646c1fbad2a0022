import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, version } from "#db/columns.ts";
import type { FieldKind } from "#db/fields/value.ts";
import { staff } from "#db/staff/table.ts";

const bytewise = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** One answer of a field of the kind `choice`. It is retired, never taken away: cards, undo and history still name it. */
export interface FieldChoice {
  id: string;
  label: string;
  retired?: boolean;
}

/** What the company writes down of its clients beyond what every company does. The kind never changes. */
export const clientFields = pgTable(
  "client_fields",
  {
    id: id(),
    name: text("name").notNull(),
    /** By which two names are the same. */
    nameKey: text("name_key").notNull(),
    kind: text("kind").$type<FieldKind>().notNull(),
    choices: jsonb("choices").$type<FieldChoice[]>().notNull().default([]),
    hint: text("hint"),
    /** May not be emptied once it is filled, and a new client is not taken in without it. */
    required: boolean("required").notNull().default(false),
    /** Holds what is a person's own, such as a phone: seen by whoever may see the people of the client. */
    personal: boolean("personal").notNull().default(false),
    place: integer("place").notNull(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => staff.id),
    /** Out of cards, lists and files; the values stay with the clients and come back with the field. */
    archivedAt: instant("archived_at"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    uniqueIndex("client_fields_name").on(t.nameKey).where(sql`${t.archivedAt} is null`),
    check("client_fields_kind", sql`${t.kind} in ('text', 'number', 'date', 'choice', 'yes_no')`),
  ],
);

/**
 * The values of `clients.own` once more, each in the column of its kind: what conditions and orders go along. Kept by
 * triggers on `clients`, so that nobody who writes clients can forget it; read by no card and no row of a list. Without
 * foreign keys: the triggers take a client's rows away with it, and checking two keys of each of half a million values
 * of a large file took longer than writing them.
 */
export const clientFieldValues = pgTable(
  "client_field_values",
  {
    clientId: uuid("client_id").notNull(),
    fieldId: uuid("field_id").notNull(),
    /** In small letters, ё as е. */
    words: bytewise("words"),
    number: numeric("number"),
    day: date("day", { mode: "string" }),
    choice: uuid("choice"),
    yes: boolean("yes"),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.fieldId] }),
    index("client_field_values_words").on(t.fieldId, t.words, t.clientId).where(sql`${t.words} is not null`),
    index("client_field_values_number")
      .on(t.fieldId, t.number, t.clientId)
      .where(sql`${t.number} is not null`),
    index("client_field_values_day").on(t.fieldId, t.day, t.clientId).where(sql`${t.day} is not null`),
    index("client_field_values_choice")
      .on(t.fieldId, t.choice, t.clientId)
      .where(sql`${t.choice} is not null`),
    index("client_field_values_yes").on(t.fieldId, t.yes, t.clientId).where(sql`${t.yes} is not null`),
  ],
);

export type ClientField = typeof clientFields.$inferSelect;
