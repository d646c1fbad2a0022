import { and, asc, eq, gt, sql } from "drizzle-orm";
import { inTransaction } from "#db/index.ts";
import { mender } from "./fixes.ts";
import type { ImportKind } from "./kinds/kind.ts";
import type { Lookups } from "./named.ts";
import { type RowProblem, readingCodes } from "./problems.ts";
import { readRow } from "./read-row.ts";
import type { FileRow, ImportWork } from "./rows.ts";
import { importRows } from "./table.ts";

interface Source {
  work: ImportWork;
  kind: ImportKind;
  lookups: Lookups;
  /** Rows at a time. */
  portion: number;
}

/** The rows of a file portion by portion: the next one is read into drafts while the database is busy with those before. */
export class RowsAhead {
  readonly #source: Source;
  #next: { after: number; rows: Promise<FileRow[] | null> } | null = null;

  constructor(source: Source) {
    this.#source = source;
  }

  /** The rows after a place in the file, none at its end. Asked outside of any transaction: it reads in its own. */
  async after(cursor: number): Promise<FileRow[]> {
    const known = this.#next?.after === cursor ? await this.#next.rows : null;
    const rows = known ?? (await read(this.#source, cursor));
    const last = rows.at(-1);
    // One that could not be read ahead is read again when its turn comes.
    this.#next = last ? { after: last.rowNo, rows: read(this.#source, last.rowNo).catch(() => null) } : null;
    return rows;
  }
}

/**
 * A table that was filled a moment ago has no statistics: the planner would gather and sort all rows of the file for each
 * portion instead of going on from the last one.
 */
const inOrder = sql`select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
  set_config('enable_sort', 'off', true)`;

async function read({ work, kind, lookups, portion }: Source, cursor: number): Promise<FileRow[]> {
  const rows = await inTransaction(async (tx) => {
    await tx.execute(inOrder);
    return tx
      .select({
        rowNo: importRows.rowNo,
        cells: importRows.cells,
        plan: importRows.plan,
        clientId: importRows.clientId,
        twin: importRows.twin,
        choice: importRows.choice,
        intoRow: importRows.intoRow,
        paperKey: importRows.paperKey,
        problems: importRows.problems,
      })
      .from(importRows)
      .where(and(eq(importRows.importId, work.id), gt(importRows.rowNo, cursor)))
      .orderBy(asc(importRows.rowNo))
      .limit(portion);
  });
  const mended = mender(work.fixes);
  return rows.map(({ rowNo, cells, problems, ...row }) => {
    const draft = readRow(kind, rowNo, mended(rowNo, cells), work, lookups);
    const told = problems.filter(({ code }) => readingCodes.includes(code));
    // A quote that the reading has told of already is told once.
    const isTold = ({ code, column }: RowProblem) =>
      code === "name_lone_quote" && told.some((other) => other.column === column);
    draft.problems = [...told, ...draft.problems.filter((problem: RowProblem) => !isTold(problem))];
    return { ...row, rowNo, draft, told: problems };
  });
}
