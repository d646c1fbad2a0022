import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, version } from "#db/columns.ts";
import type { SegmentTree } from "#db/segments/tree.ts";
import { staff } from "#db/staff/table.ts";

/** A saved choice of clients. A mailing keeps its own copy of the tree from the moment it is launched. */
export const segments = pgTable(
  "segments",
  {
    id: id(),
    name: text("name").notNull(),
    tree: jsonb("tree").$type<SegmentTree>().notNull(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => staff.id),
    archivedAt: instant("archived_at"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    version: version(),
  },
  (t) => [index("segments_updated").on(t.updatedAt)],
);

export type Segment = typeof segments.$inferSelect;
