import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { BulkChange } from "#db/bulk/input.ts";
import type { BulkState, Outcome } from "#db/bulk/outcomes.ts";
import { createdAt, id, instant, version } from "#db/columns.ts";
import { staff } from "#db/staff/table.ts";

/** One change of many clients: ordered once, done in parts, taken back for ninety days. */
export const bulkEdits = pgTable(
  "bulk_edits",
  {
    id: id(),
    /** What people call it: «изменение № 7». */
    number: integer("number").notNull().generatedAlwaysAsIdentity().unique(),
    authorId: uuid("author_id")
      .notNull()
      .references(() => staff.id),
    change: jsonb("change").$type<BulkChange>().notNull(),
    state: text("state").$type<BulkState>().notNull(),
    total: integer("total").notNull(),
    /** Rows behind us in the present work: changing, or taking back. */
    doneRows: integer("done_rows").notNull().default(0),
    /** How the rows ended, once the work has: the number of each outcome. */
    counts: jsonb("counts").$type<Partial<Record<Outcome, number>>>(),
    /** Why it stopped: `author_left`. */
    failure: text("failure"),
    createdAt: createdAt(),
    finishedAt: instant("finished_at"),
    undoneAt: instant("undone_at"),
    undoneBy: uuid("undone_by").references(() => staff.id),
    /** When the worker last wrote: work that stands still can be asked for again. */
    progressAt: instant("progress_at").notNull(),
    version: version(),
  },
  (t) => [
    check(
      "bulk_edits_state",
      sql`${t.state} in ('running', 'done', 'cancelled', 'failed', 'undoing', 'undone')`,
    ),
    index("bulk_edits_author").on(t.authorId, t.createdAt),
    index("bulk_edits_created").on(t.createdAt),
  ],
);

/** The clients as they were chosen, frozen when it was ordered, each with what it was before. */
export const bulkEditRows = pgTable(
  "bulk_edit_rows",
  {
    bulkId: uuid("bulk_id")
      .notNull()
      .references(() => bulkEdits.id, { onDelete: "cascade" }),
    seq: integer("seq").notNull(),
    /** No foreign key: the row tells what was done, also of a client that is no longer there. */
    clientId: uuid("client_id").notNull(),
    /** Null while it waits. */
    outcome: text("outcome").$type<Outcome>(),
    /** The value that the change took the place of. */
    before: jsonb("before"),
  },
  (t) => [
    primaryKey({ columns: [t.bulkId, t.seq] }),
    index("bulk_edit_rows_outcome").on(t.bulkId, t.outcome, t.seq),
    index("bulk_edit_rows_client").on(t.clientId),
  ],
);

export type BulkEdit = typeof bulkEdits.$inferSelect;
