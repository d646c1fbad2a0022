import { jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, version } from "#db/columns.ts";
import { staff } from "#db/staff/table.ts";
import type { KindKey } from "./input.ts";
import type { ImportSettings } from "./settings.ts";

/** How files of one sort are loaded: shared by all who import. */
export const importTemplates = pgTable("import_templates", {
  id: id(),
  name: text("name").notNull(),
  kind: text("kind").$type<KindKey>().notNull(),
  authorId: uuid("author_id")
    .notNull()
    .references(() => staff.id),
  /** By header, for the columns of another file may stand otherwise. */
  columns: jsonb("columns").$type<{ header: string; field: string | null }[]>().notNull(),
  settings: jsonb("settings").$type<ImportSettings>().notNull(),
  /** Fixes that hold for every cell that reads the same. */
  fixes: jsonb("fixes").$type<{ header: string; was: string; text: string }[]>().notNull(),
  createdAt: createdAt(),
  deletedAt: instant("deleted_at"),
  version: version(),
});
