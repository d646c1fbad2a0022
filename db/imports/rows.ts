import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.ts";
import type { BeforeImage } from "./before-image.ts";
import type { Draft, Lookups } from "./draft.ts";
import type { Outcome, Plan } from "./input.ts";
import { CHUNK } from "./limits.ts";
import { type RowProblem, readingCodes } from "./problems.ts";
import { readRow } from "./read-row.ts";
import { type Import, importRows, imports } from "./table.ts";

/** One import's work goes on at a time over the whole base: two files may name the same client. */
const WRITING = 5_107_041;

export async function takeWritingTurn(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${WRITING}), ${forManyRows}`);
}

/**
 * Foreign keys are checked row by row: planned once, not anew for each. A chunk need not reach the disk at once either,
 * for its place in the file is lost or kept together with its rows, and the worker tells of the end by a commit that does.
 */
const forManyRows = sql`set_config('plan_cache_mode', 'auto', true), set_config('synchronous_commit', 'off', true)`;

const withoutFile = {
  id: imports.id,
  authorId: imports.authorId,
  fileName: imports.fileName,
  headers: imports.headers,
  fillers: imports.fillers,
  mapping: imports.mapping,
  state: imports.state,
  total: imports.total,
  doneRows: imports.doneRows,
  cursor: imports.cursor,
  startedAt: imports.startedAt,
  version: imports.version,
};

export type ImportWork = Pick<Import, keyof typeof withoutFile>;

/** The import as the worker needs it, held until the end of the transaction. */
export async function holdImport(tx: Tx, importId: string): Promise<ImportWork | null> {
  const [row] = await tx.select(withoutFile).from(imports).where(eq(imports.id, importId)).for("update");
  return row ?? null;
}

export interface FileRow {
  rowNo: number;
  plan: Plan | null;
  /** The client of the base that the check found the row to be about. */
  clientId: string | null;
  draft: Draft;
}

/** The next rows after the cursor, read into drafts. Empty at the end of the file. */
export async function nextRows(reader: Reader, work: ImportWork, lookups: Lookups): Promise<FileRow[]> {
  const rows = await reader
    .select({
      rowNo: importRows.rowNo,
      cells: importRows.cells,
      plan: importRows.plan,
      clientId: importRows.clientId,
      problems: importRows.problems,
    })
    .from(importRows)
    .where(and(eq(importRows.importId, work.id), gt(importRows.rowNo, work.cursor)))
    .orderBy(asc(importRows.rowNo))
    .limit(CHUNK);
  return rows.map(({ rowNo, cells, plan, clientId, problems }) => {
    const draft = readRow(rowNo, cells, work, lookups);
    const told = problems.filter(({ code }) => readingCodes.includes(code));
    // A quote that the reading has told of already is told once.
    const isTold = ({ code, column }: RowProblem) =>
      code === "name_lone_quote" && told.some((other) => other.column === column);
    draft.problems = [...told, ...draft.problems.filter((problem) => !isTold(problem))];
    return { rowNo, plan, clientId, draft };
  });
}

interface Checked {
  rowNo: number;
  plan: Plan;
  clientId: string | null;
  problems: RowProblem[];
}

export async function savePlans(tx: Tx, importId: string, rows: readonly Checked[]): Promise<void> {
  await tx.execute(sql`
    update ${importRows} set plan = r.plan, client_id = r."clientId", problems = r.problems
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r("rowNo" int, plan text, "clientId" uuid, problems jsonb)
    where ${importRows.importId} = ${importId} and ${importRows.rowNo} = r."rowNo"`);
}

/** Which rows of the file are about these clients: found by the check, or written already. */
export async function takenClients(
  tx: Tx,
  importId: string,
  clientIds: string[],
): Promise<Map<string, number>> {
  if (clientIds.length === 0) return new Map();
  const rows = await tx
    .select({ clientId: sql<string>`${importRows.clientId}`, rowNo: importRows.rowNo })
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, importId),
        sql`${importRows.clientId} = any(${sql.param(clientIds)}::uuid[])`,
      ),
    );
  return new Map(rows.map(({ clientId, rowNo }) => [clientId, rowNo]));
}

export interface Written {
  rowNo: number;
  outcome: Outcome;
  clientId: string | null;
  before: BeforeImage | null;
  /** Problems found only now, while writing; undefined leaves those of the check. */
  problems?: RowProblem[];
}

export async function saveOutcomes(tx: Tx, importId: string, rows: readonly Written[]): Promise<void> {
  await tx.execute(sql`
    update ${importRows} set outcome = r.outcome, client_id = r."clientId", before = r.before,
      problems = coalesce(r.problems, ${importRows.problems})
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as r("rowNo" int, outcome text, "clientId" uuid, before jsonb, problems jsonb)
    where ${importRows.importId} = ${importId} and ${importRows.rowNo} = r."rowNo"`);
}

/** Where the work has come to. False when another worker has taken it over: then nothing of this chunk must stay. */
export async function moveCursor(
  tx: Tx,
  work: Pick<ImportWork, "id" | "state" | "cursor">,
  to: { cursor: number; doneRows: number },
  now: Date,
): Promise<boolean> {
  const moved = await tx
    .update(imports)
    .set({ ...to, progressAt: now })
    .where(and(eq(imports.id, work.id), eq(imports.state, work.state), eq(imports.cursor, work.cursor)))
    .returning({ id: imports.id });
  return moved.length === 1;
}
