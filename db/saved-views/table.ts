import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, version } from "#db/columns.ts";
import { staff } from "#db/staff/table.ts";

/** A column of a view, in its place; the width in pixels where it is not the usual one. */
export interface ViewColumn {
  key: string;
  width?: number;
}

/** A list of clients under a name: its conditions, order and columns. Who opens it sees what that person may see. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: id(),
    name: text("name").notNull(),
    /** Conditions and order as the address of the list carries them. */
    query: text("query").notNull(),
    columns: jsonb("columns").$type<ViewColumn[]>().notNull(),
    shared: boolean("shared").notNull().default(false),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => staff.id),
    /** Deleted, and can be brought back. */
    deletedAt: instant("deleted_at"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    index("saved_views_author").on(t.createdBy).where(sql`${t.deletedAt} is null`),
    index("saved_views_shared").on(t.name).where(sql`${t.shared} and ${t.deletedAt} is null`),
  ],
);

/** With which view the list opens: for one person, for everybody of a role, or for the whole company. */
export const defaultViews = pgTable("default_views", {
  /** The id of a person, the name of a role, or `company`. */
  of: text("of").primaryKey(),
  viewId: uuid("view_id")
    .notNull()
    .references(() => savedViews.id),
  setBy: uuid("set_by")
    .notNull()
    .references(() => staff.id),
  setAt: instant("set_at").notNull(),
});

export type SavedView = typeof savedViews.$inferSelect;
