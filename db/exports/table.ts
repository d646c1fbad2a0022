import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "#db/columns.ts";
import type { ExportFormat } from "#db/exports/formats.ts";
import type { ExportKind } from "#db/exports/kinds.ts";
import { staff } from "#db/staff/table.ts";

/**
 * Every file of data that was carried out: who, when, what it was narrowed by, which columns, and in the end how many
 * rows and the SHA-256 of the very bytes. The application's role adds rows and fills in how the download went; what was
 * asked for can be changed by nobody.
 */
export const exports = pgTable(
  "exports",
  {
    id: id(),
    /** What people call it: «выгрузка № 7». */
    number: integer("number").notNull().generatedAlwaysAsIdentity().unique(),
    orderedAt: instant("ordered_at").notNull(),
    staffId: uuid("staff_id")
      .notNull()
      .references(() => staff.id),
    kind: text("kind").$type<ExportKind>().notNull(),
    format: text("format").$type<ExportFormat>().notNull(),
    /** The conditions of the list, as its kind reads them, and in the words the person saw. */
    filter: jsonb("filter").notNull(),
    filterWords: text("filter_words").array().notNull(),
    columns: text("columns").array().notNull(),
    /** Whether a column with phones, e-mails or people is among them. */
    hasContacts: boolean("has_contacts").notNull(),
    /** How many rows were there when it was ordered. */
    expected: integer("expected").notNull(),
    /** The link works once: when it was followed. */
    takenAt: instant("taken_at"),
    /** When the last byte was sent, or the download broke off: the figures are what was sent until then. */
    finishedAt: instant("finished_at"),
    broken: boolean("broken").notNull().default(false),
    rows: integer("rows"),
    bytes: bigint("bytes", { mode: "number" }),
    sha256: text("sha256"),
  },
  (t) => [
    index("exports_ordered").on(t.orderedAt, t.id),
    index("exports_staff").on(t.staffId, t.orderedAt),
    check("exports_format", sql`${t.format} in ('csv', 'xlsx')`),
    check(
      "exports_finished",
      sql`${t.finishedAt} is null or (${t.rows} is not null and ${t.takenAt} is not null)`,
    ),
  ],
);

export type Export = typeof exports.$inferSelect;
