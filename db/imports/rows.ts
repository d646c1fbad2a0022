import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import type { BaseDraft } from "./cell.ts";
import { mender } from "./fixes.ts";
import type { Outcome, Plan } from "./input.ts";
import type { RowProblem } from "./problems.ts";
import type { RowImage } from "./row-image.ts";
import type { Choice, Twin } from "./rules.ts";
import { type Import, importRows, imports } from "./table.ts";

/** One import's work goes on at a time over the whole base: two files may name the same client. */
const WRITING = 5_107_041;

export async function takeWritingTurn(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${WRITING}), ${forManyRows}`);
}

/**
 * A base that was filled a moment ago is still an empty one to the planner, which then reads whole tables for each row:
 * everything that an import asks has its index.
 */
const byIndex = sql`set_config('enable_seqscan', 'off', true)`;
export const askByIndex = (tx: Tx) => tx.execute(sql`select ${byIndex}`);

/**
 * Foreign keys are checked row by row: planned once, not anew for each. Words to be found by are sorted into their index
 * many at once. A chunk need not reach the disk at once either, for its place in the file is lost or kept together with
 * its rows, and the worker tells of the end by a commit that does.
 */
const forManyRows = sql`set_config('plan_cache_mode', 'auto', true), set_config('synchronous_commit', 'off', true),
  set_config('gin_pending_list_limit', '16384', true), set_config('work_mem', '64MB', true), ${byIndex}`;

const withoutFile = {
  id: imports.id,
  kind: imports.kind,
  settings: imports.settings,
  fixes: imports.fixes,
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

export interface FileRow<D extends BaseDraft = BaseDraft> {
  rowNo: number;
  plan: Plan | null;
  /** The client of the base that the check found the row to be about. */
  clientId: string | null;
  twin: Twin | null;
  choice: Choice | null;
  intoRow: number | null;
  paperKey: string | null;
  draft: D;
  /** Problems as the check left them. */
  told: RowProblem[];
}

/** Rows of the file that go into these ones, in their order. */
export async function mergedInto(tx: Tx, work: ImportWork, rowNos: number[]) {
  if (rowNos.length === 0) return [];
  const rows = await tx
    .select({ rowNo: importRows.rowNo, intoRow: sql<number>`${importRows.intoRow}`, cells: importRows.cells })
    .from(importRows)
    .where(and(eq(importRows.importId, work.id), inArray(importRows.intoRow, rowNos)))
    .orderBy(asc(importRows.rowNo));
  const mended = mender(work.fixes);
  return rows.map(({ cells, ...row }) => ({ ...row, cells: mended(row.rowNo, cells) }));
}

interface Checked {
  rowNo: number;
  plan: Plan;
  clientId: string | null;
  twin: Twin | null;
  intoRow: number | null;
  paperKey: string | null;
  problems: RowProblem[];
}

export async function savePlans(tx: Tx, importId: string, rows: readonly Checked[]): Promise<void> {
  await tx.execute(sql`
    update ${importRows} set plan = r.plan, client_id = r."clientId", twin = nullif(r.twin, 'null'),
      into_row = r."intoRow", paper_key = r."paperKey", problems = r.problems
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as r("rowNo" int, plan text, "clientId" uuid, twin jsonb, "intoRow" int, "paperKey" text, problems jsonb)
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
  before: RowImage | null;
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

/** Which of these rows have come to this. */
export async function outcomeRows(
  tx: Tx,
  importId: string,
  rowNos: readonly number[],
  outcome: Outcome,
): Promise<number[]> {
  const rows = await tx
    .select({ rowNo: importRows.rowNo })
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, importId),
        eq(importRows.outcome, outcome),
        inArray(importRows.rowNo, [...rowNos]),
      ),
    );
  return rows.map(({ rowNo }) => rowNo);
}

export async function setOutcome(
  tx: Tx,
  importId: string,
  rowNos: readonly number[],
  outcome: Outcome,
): Promise<void> {
  if (rowNos.length === 0) return;
  await tx
    .update(importRows)
    .set({ outcome })
    .where(and(eq(importRows.importId, importId), inArray(importRows.rowNo, [...rowNos])));
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
