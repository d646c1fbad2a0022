/** Rows by whose values columns are guessed: enough to judge by, spread over the whole file. */
const SPREAD = 300;
const FIRST = 200;

type Cells = readonly string[];

/** What the columns of a table hold, as far as a guess and a person need it. */
export interface SeenColumns {
  /** Filled cells of each column in the whole file. */
  filled: number[];
  first: Cells[];
  spread: Cells[];
}

/** Gathers it row by row: the table itself need not stand in memory. */
export class ColumnsSeen implements SeenColumns {
  readonly filled: number[] = [];
  readonly first: Cells[] = [];
  spread: Cells[] = [];
  #step = 1;
  #count = 0;

  /** `sure`: the cells that are filled whatever the rest of the table says. */
  see(cells: Cells, sure: Cells = cells): void {
    for (const [column, cell] of sure.entries()) {
      if (cell !== "") this.filled[column] = (this.filled[column] ?? 0) + 1;
    }
    if (this.first.length < FIRST) this.first.push(cells);
    if (this.#count++ % this.#step !== 0) return;
    this.spread.push(cells);
    if (this.spread.length < 2 * SPREAD) return;
    this.spread = this.spread.filter((_, at) => at % 2 === 0);
    this.#step *= 2;
  }
}
