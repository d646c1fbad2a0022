import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { clients } from "#db/clients/table.ts";
import { createdAt, id, instant } from "#db/columns.ts";
import { contacts } from "#db/contacts/table.ts";
import type { Kept } from "#db/merges/kept.ts";
import { staff } from "#db/staff/table.ts";

/**
 * Several cards made one, or several people. The others point to the survivor (`merged_into_id`) until it is undone.
 */
export const clientMerges = pgTable(
  "client_merges",
  {
    id: id(),
    /** Of cards; `survivor_contact_id` of people: one of the two. */
    survivorId: uuid("survivor_id").references(() => clients.id),
    survivorContactId: uuid("survivor_contact_id").references(() => contacts.id),
    /** Those that went into it, in the order in which they were taken in. */
    loserIds: uuid("loser_ids").array().notNull(),
    mergedBy: uuid("merged_by")
      .notNull()
      .references(() => staff.id),
    mergedAt: instant("merged_at").notNull(),
    undoneAt: instant("undone_at"),
    undoneBy: uuid("undone_by").references(() => staff.id),
    /** What the undo left as people had made it since. */
    kept: jsonb("kept").$type<Kept>(),
    createdAt: createdAt(),
  },
  (t) => [
    index("client_merges_survivor").on(t.survivorId),
    index("client_merges_survivor_contact").on(t.survivorContactId),
    check("client_merges_of_one_kind", sql`num_nonnulls(${t.survivorId}, ${t.survivorContactId}) = 1`),
    index("client_merges_merged").on(t.mergedAt, t.id),
  ],
);

/** Every row that a merge changed or took away, as it was: the way back. Append-only for the application's role. */
export const clientMergeChanges = pgTable(
  "client_merge_changes",
  {
    id: id(),
    mergeId: uuid("merge_id")
      .notNull()
      .references(() => clientMerges.id),
    /** Undone from the last step to the first. */
    step: integer("step").notNull(),
    tableName: text("table_name").notNull(),
    /** The primary key as it is after the change. */
    key: jsonb("key").$type<Record<string, unknown>>().notNull(),
    /** The changed columns as they were; the whole row when it was taken away. */
    before: jsonb("before").$type<Record<string, unknown>>().notNull(),
    /** Null when the row was taken away. */
    after: jsonb("after").$type<Record<string, unknown>>(),
  },
  (t) => [index("client_merge_changes_of").on(t.mergeId, t.step)],
);

export type ClientMerge = typeof clientMerges.$inferSelect;
