const YES = /^(?:да|есть|yes)$/i;
const NO = /^нет$/i;
/** Other words among the answers of a column that answers yes or no: slips and notes. */
const NOISE = 0.2;

export const isNo = (cell: string): boolean => cell.length < 8 && NO.test(cell.trim());

/**
 * Tells the columns that answer yes or no, row by row: there «нет» is an answer, while elsewhere people write it where
 * there is nothing to write.
 */
export class AnswerColumns {
  readonly #yes: number[] = [];
  readonly #other: number[] = [];

  see(cells: readonly string[]): void {
    for (const [column, cell] of cells.entries()) {
      if (cell === "" || isNo(cell)) continue;
      const counts = cell.length < 8 && YES.test(cell.trim()) ? this.#yes : this.#other;
      counts[column] = (counts[column] ?? 0) + 1;
    }
  }

  found(): ReadonlySet<number> {
    const other = (column: number) => this.#other[column] ?? 0;
    return new Set(
      this.#yes.flatMap((count, column) => (count && other(column) <= count * NOISE ? [column] : [])),
    );
  }
}
