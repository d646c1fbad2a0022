import { and, asc, eq, gt } from "drizzle-orm";
import type { Reader } from "#db/index.ts";
import { mender } from "./fixes.ts";
import type { ImportKind } from "./kinds/kind.ts";
import type { Lookups } from "./named.ts";
import { type RowProblem, readingCodes } from "./problems.ts";
import { readRow } from "./read-row.ts";
import type { FileRow, ImportWork } from "./rows.ts";
import { importRows } from "./table.ts";

/** The next rows after the cursor, read into drafts. Empty at the end of the file. */
export async function nextRows(
  reader: Reader,
  work: ImportWork,
  kind: ImportKind,
  lookups: Lookups,
): Promise<FileRow[]> {
  const rows = await reader
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
    .where(and(eq(importRows.importId, work.id), gt(importRows.rowNo, work.cursor)))
    .orderBy(asc(importRows.rowNo))
    .limit(kind.chunk);
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
