import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, version } from "#db/columns.ts";
import { staff } from "#db/staff/table.ts";
import type { ReadingChoice } from "./file/choice.ts";
import type { SheetInfo } from "./file/read-xlsx.ts";
import type { RawRow } from "./file/sheet.ts";
import type {
  Fix,
  ImportColumn,
  ImportMapping,
  ImportState,
  KindKey,
  Outcome,
  OutcomeCounts,
  Plan,
  PlanCounts,
} from "./input.ts";
import type { RowProblem } from "./problems.ts";
import type { UnknownName } from "./relation-keys.ts";
import type { RowImage } from "./row-image.ts";
import type { Choice, Twin } from "./rules.ts";
import { type ImportSettings, usualSettings } from "./settings.ts";
import { importTemplates } from "./template-table.ts";

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
    /** What its rows are. */
    kind: text("kind").$type<KindKey>().notNull().default("clients"),
    templateId: uuid("template_id").references(() => importTemplates.id),
    /** Until it is written or forgotten: then only the cells stand in `import_rows`. */
    file: bytea("file"),
    /** How a person wants it read, and what the reading found. */
    choice: jsonb("choice").$type<ReadingChoice>().notNull().default({}),
    sheet: text("sheet"),
    sheets: jsonb("sheets").$type<SheetInfo[]>().notNull().default([]),
    top: jsonb("top").$type<RawRow[]>().notNull().default([]),
    encoding: text("encoding"),
    delimiter: text("delimiter"),
    headerRow: integer("header_row"),
    headers: jsonb("headers").$type<string[]>().notNull().default([]),
    columns: jsonb("columns").$type<ImportColumn[]>().notNull().default([]),
    fillers: jsonb("fillers").$type<string[]>().notNull().default([]),
    mapping: jsonb("mapping").$type<ImportMapping>().notNull().default([]),
    settings: jsonb("settings").$type<ImportSettings>().notNull().default(usualSettings),
    fixes: jsonb("fixes").$type<Fix[]>().notNull().default([]),
    /** Names of the file that the base does not know, with how often they stand there. */
    unknown: jsonb("unknown").$type<UnknownName[]>().notNull().default([]),
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
    /** Whom the row looks like, and what a person has decided. */
    twin: jsonb("twin").$type<Twin>(),
    choice: text("choice").$type<Choice>(),
    /** The row of the file that this one is written into. */
    intoRow: integer("into_row"),
    /** Of the first row of a paper: by what the paper is known when its file comes again. */
    paperKey: text("paper_key"),
    problems: jsonb("problems").$type<RowProblem[]>().notNull().default([]),
    /** What was there before, and what this row added: the undo. */
    before: jsonb("before").$type<RowImage>(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.rowNo] }),
    index("import_rows_client").on(t.clientId),
    index("import_rows_into").on(t.importId, t.intoRow).where(sql`${t.intoRow} is not null`),
    index("import_rows_twin").on(t.importId, t.rowNo).where(sql`${t.twin} is not null`),
    index("import_rows_problems").on(t.importId, t.rowNo).where(sql`${t.problems} <> '[]'::jsonb`),
  ],
);

export type Import = typeof imports.$inferSelect;
