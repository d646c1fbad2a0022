import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { clients } from "#db/clients/table.ts";
import { createdAt, id, instant, version } from "#db/columns.ts";
import type { SegmentTree } from "#db/segments/tree.ts";
import { staff } from "#db/staff/table.ts";

export type SegmentKind = "live" | "fixed";

/** A saved choice of clients. A mailing keeps its own copy of the tree from the moment it is launched. */
export const segments = pgTable(
  "segments",
  {
    id: id(),
    name: text("name").notNull(),
    /** A live choice by its tree, or a fixed list of clients, whose tree asks for nothing but being on that list. */
    kind: text("kind").$type<SegmentKind>().notNull().default("live"),
    tree: jsonb("tree").$type<SegmentTree>().notNull(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => staff.id),
    archivedAt: instant("archived_at"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    index("segments_updated").on(t.updatedAt),
    check("segments_kind", sql`${t.kind} in ('live', 'fixed')`),
  ],
);

/** Who is on a fixed list. */
export const segmentMembers = pgTable(
  "segment_members",
  {
    segmentId: uuid("segment_id")
      .notNull()
      .references(() => segments.id, { onDelete: "cascade" }),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    addedBy: uuid("added_by")
      .notNull()
      .references(() => staff.id),
    /** The bulk edit that put it there: its undo takes away what it added and nothing else. */
    bulkId: uuid("bulk_id"),
    addedAt: instant("added_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.segmentId, t.clientId] }),
    index("segment_members_client").on(t.clientId),
    index("segment_members_bulk").on(t.bulkId).where(sql`${t.bulkId} is not null`),
  ],
);

export type Segment = typeof segments.$inferSelect;
