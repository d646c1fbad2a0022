import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, version } from "#db/columns.ts";
import { staff } from "#db/staff/table.ts";
import type { BeforeImage } from "./before-image.ts";
import type {
  ImportColumn,
  ImportMapping,
  ImportState,
  Outcome,
  OutcomeCounts,
  Plan,
  PlanCounts,
} from "./input.ts";
import type { RowProblem } from "./problems.ts";

/** One uploaded file on its way into the client base. */
export const imports = pgTable(
  "imports",
  {
    id: id(),
    /** What people call it: «загрузка № 7». */
    number: integer("number").notNull().generatedAlwaysAsIdentity().unique(),
    authorId: uuid("author_id")
      .notNull()
      .references(() => staff.id),
    fileName: text("file_name").notNull(),
    fileSize: integer("file_size").notNull(),
    /** Until it is read: then the cells stand in `import_rows`. */
    file: bytea("file"),
    encoding: text("encoding"),
    delimiter: text("delimiter"),
    headerRow: integer("header_row"),
    headers: jsonb("headers").$type<string[]>().notNull().default([]),
    columns: jsonb("columns").$type<ImportColumn[]>().notNull().default([]),
    fillers: jsonb("fillers").$type<string[]>().notNull().default([]),
    mapping: jsonb("mapping").$type<ImportMapping>().notNull().default([]),
    state: text("state").$type<ImportState>().notNull(),
    total: integer("total").notNull().default(0),
    /** Rows behind us in the present work (checking, writing, undoing), and the last of them. */
    doneRows: integer("done_rows").notNull().default(0),
    cursor: integer("cursor").notNull().default(0),
    plan: jsonb("plan").$type<PlanCounts>(),
    result: jsonb("result").$type<OutcomeCounts>(),
    /** Code of the fault that stopped it: of the file, or `author_left`. */
    failure: text("failure"),
    createdAt: createdAt(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
    undoneAt: instant("undone_at"),
    /** When the worker last wrote: work that stands still can be asked for again. */
    progressAt: instant("progress_at"),
    version: version(),
  },
  (t) => [index("imports_author").on(t.authorId, t.createdAt)],
);

export const importRows = pgTable(
  "import_rows",
  {
    importId: uuid("import_id")
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    /** The row's number as a spreadsheet shows it. */
    rowNo: integer("row_no").notNull(),
    cells: jsonb("cells").$type<string[]>().notNull(),
    plan: text("plan").$type<Plan>(),
    outcome: text("outcome").$type<Outcome>(),
    clientId: uuid("client_id"),
    problems: jsonb("problems").$type<RowProblem[]>().notNull().default([]),
    /** What was there before, and what this row added: the undo. */
    before: jsonb("before").$type<BeforeImage>(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.rowNo] }),
    index("import_rows_client").on(t.clientId),
    index("import_rows_problems").on(t.importId, t.rowNo).where(sql`${t.problems} <> '[]'::jsonb`),
  ],
);

export type Import = typeof imports.$inferSelect;
