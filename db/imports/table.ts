import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, version } from "../columns.ts";
import { staff } from "../staff/table.ts";
import type { ImportCounts, ImportMapping, ImportState, RowProblem } from "./input.ts";

/** One uploaded file on its way into the client base. */
export const imports = pgTable("imports", {
  id: id(),
  authorId: uuid("author_id")
    .notNull()
    .references(() => staff.id),
  fileName: text("file_name").notNull(),
  file: bytea("file").notNull(),
  encoding: text("encoding"),
  delimiter: text("delimiter"),
  headers: jsonb("headers").$type<string[]>().notNull(),
  mapping: jsonb("mapping").$type<ImportMapping>().notNull(),
  state: text("state").$type<ImportState>().notNull(),
  counts: jsonb("counts").$type<ImportCounts>(),
  total: integer("total").notNull().default(0),
  /** Rows up to this one are written: a killed run goes on from here. */
  doneRows: integer("done_rows").notNull().default(0),
  failure: text("failure"),
  createdAt: createdAt(),
  startedAt: instant("started_at"),
  finishedAt: instant("finished_at"),
  undoneAt: instant("undone_at"),
  version: version(),
});

export const importRows = pgTable(
  "import_rows",
  {
    importId: uuid("import_id")
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    rowNo: integer("row_no").notNull(),
    cells: jsonb("cells").$type<string[]>().notNull(),
    outcome: text("outcome").$type<"created" | "updated" | "unchanged" | "skipped" | "failed">(),
    clientId: uuid("client_id"),
    problems: jsonb("problems").$type<RowProblem[]>().notNull().default([]),
    /** What an updated client was before, for the undo. */
    before: jsonb("before"),
  },
  (t) => [primaryKey({ columns: [t.importId, t.rowNo] }), index("import_rows_client").on(t.clientId)],
);

export type Import = typeof imports.$inferSelect;
