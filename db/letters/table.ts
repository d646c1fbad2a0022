import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, version } from "#db/columns.ts";
import { staff } from "#db/staff/table.ts";

/** A letter of the company that colleagues begin their own from: subject and text with merge tags of mailings. */
export const letterTemplates = pgTable(
  "letter_templates",
  {
    id: id(),
    name: text("name").notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    /** No longer offered. */
    retiredAt: instant("retired_at"),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => staff.id),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    index("letter_templates_offered").on(t.name).where(sql`${t.retiredAt} is null`),
    check(
      "letter_templates_filled",
      sql`length(${t.name}) > 0 and length(${t.subject}) > 0 and length(${t.body}) > 0`,
    ),
  ],
);

export type LetterTemplate = typeof letterTemplates.$inferSelect;
