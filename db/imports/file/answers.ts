const YES = /^(?:да|есть|yes)$/i;
const NO = /^нет$/i;
/** Other words among the answers of a column that answers yes or no: slips and notes. */
const NOISE = 0.2;

export const isNo = (cell: string): boolean => cell.length < 8 && NO.test(cell.trim());

/**
 * Columns that answer yes or no: there «нет» is an answer, while elsewhere people write it where there is nothing to
 * write.
 */
export function answerColumns(rows: Iterable<readonly string[]>): ReadonlySet<number> {
  const yes: number[] = [];
  const other: number[] = [];
  for (const cells of rows) {
    for (const [column, cell] of cells.entries()) {
      if (cell === "" || isNo(cell)) continue;
      const counts = cell.length < 8 && YES.test(cell.trim()) ? yes : other;
      counts[column] = (counts[column] ?? 0) + 1;
    }
  }
  return new Set(
    yes.flatMap((count, column) => (count && (other[column] ?? 0) <= count * NOISE ? [column] : [])),
  );
}
