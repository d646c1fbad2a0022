import { limits } from "#db/imports/limits.ts";
import { problems, type RowProblem } from "#db/imports/problems.ts";
import { AnswerColumns, isNo } from "./answers.ts";
import { FileFault } from "./file-fault.ts";
import { Fillers } from "./fillers.ts";
import { KeptRows } from "./kept-rows.ts";
import { ColumnsSeen, type SeenColumns } from "./seen-columns.ts";
import { findHeader, headerText, lastFilled, tidyCell } from "./tidy-cells.ts";

/** A row as it stands in the file: its number as a spreadsheet shows it, and its cells up to the last filled one. */
export interface RawRow {
  no: number;
  cells: string[];
  /** Columns whose leading quote was read as a plain sign. */
  strays?: number[];
}

export interface SheetRow {
  rowNo: number;
  cells: string[];
  problems?: RowProblem[];
}

/** A table read to its end: what it is, and its rows, which can be gone through again. */
export interface Sheet {
  headers: string[];
  /** Row of the file that holds the headers, from 1. */
  headerRow: number;
  /** Columns in whose header a stray quote was read as a plain sign. */
  strayHeaders: number[];
  total: number;
  rows: Iterable<SheetRow>;
  columnsSeen: SeenColumns;
  fillers: Set<string>;
  /** The first rows as they stand, titles above the header among them. */
  top: RawRow[];
}

/** Portions of rows, in the order of the file. */
export type RawRows = AsyncIterable<RawRow[]> | Iterable<RawRow[]>;

/** The header is looked for among so many rows. */
const TOP = 30;

/**
 * Finds the header row, unless a person has named it, and gives every row the same width; wholly empty rows and columns
 * beyond the last used are dropped. Null when there is no row of the number that was named.
 * @throws FileFault when nothing stands under the header, or the table is larger than `limits`.
 */
export async function readSheet(source: RawRows, headerRow?: number): Promise<Sheet | null> {
  const top: RawRow[] = [];
  let table: Table | null = null;
  let count = 0;
  const settle = () => {
    const index = findHeader(top.map(({ cells }) => cells.map(headerText)));
    const begun = new Table(top[index] as RawRow);
    for (const row of top.slice(index + 1)) begun.take(row);
    return begun;
  };
  for await (const rows of source) {
    for (const row of rows) {
      if (++count > limits.rows + 50) throw new FileFault("too_many_rows");
      if (top.length < TOP) top.push(row);
      if (table) table.take(row);
      else if (headerRow !== undefined) table = row.no === headerRow ? new Table(row) : null;
      else if (top.length === TOP) table = settle();
    }
  }
  if (!table && headerRow !== undefined) return null;
  return (table ?? settle()).finish(top);
}

/** What stands under a header, taken row by row. Whether «нет» is an answer is known only when all have been seen. */
class Table {
  readonly #header: RawRow;
  readonly #rows = new KeptRows<SheetRow>();
  readonly #answers = new AnswerColumns();
  readonly #seen = new ColumnsSeen();
  readonly #fillers = new Fillers();
  /** Cells of «нет» by column, and rows that hold nothing else by their columns. */
  readonly #noes: number[] = [];
  readonly #onlyNoes = new Map<string, number>();
  #total = 0;
  #width: number;

  constructor(header: RawRow) {
    this.#header = header;
    this.#width = lastFilled(header.cells.map(headerText)) + 1;
  }

  take({ no, cells: written, strays }: RawRow): void {
    this.#answers.see(written);
    const noes: number[] = [];
    const cells = written.map((cell, column) => {
      if (!isNo(cell)) return tidyCell(cell);
      noes.push(column);
      return cell.trim();
    });
    const sure = noes.length === 0 ? cells : cells.map((cell, column) => (noes.includes(column) ? "" : cell));
    const last = lastFilled(sure);
    if (last < 0 && noes.length === 0) return;
    if (last >= limits.columns) throw new FileFault("too_many_rows");
    for (const column of noes) this.#noes[column] = (this.#noes[column] ?? 0) + 1;
    if (last < 0) {
      const key = noes.join();
      this.#onlyNoes.set(key, (this.#onlyNoes.get(key) ?? 0) + 1);
    } else {
      this.#total++;
      this.#width = Math.max(this.#width, last + 1);
      this.#seen.see(cells, sure);
      this.#fillers.see(sure);
    }
    this.#rows.push({ rowNo: no, cells, ...(strays ? { problems: strayProblems(strays, sure) } : {}) });
  }

  finish(top: readonly RawRow[]): Sheet {
    const answers = this.#answers.found();
    const filled = [...this.#seen.filled];
    for (const column of answers) {
      const noes = this.#noes[column] ?? 0;
      filled[column] = (filled[column] ?? 0) + noes;
      if (noes > 0) this.#width = Math.max(this.#width, column + 1);
    }
    for (const [key, count] of this.#onlyNoes)
      if (key.split(",").some((column) => answers.has(Number(column)))) this.#total += count;
    if (this.#total === 0 || this.#width === 0) throw new FileFault("empty");
    const header = this.#header.cells.map(headerText);
    const even = evenCells(this.#width, answers);
    const rows = evenRows(this.#rows, even);
    const { first, spread } = this.#seen;
    return {
      headers: Array.from({ length: this.#width }, (_, column) => header[column] ?? ""),
      headerRow: this.#header.no,
      strayHeaders: this.#header.strays ?? [],
      total: this.#total,
      rows,
      columnsSeen: { filled, first: first.map(even), spread: spread.map(even) },
      fillers: this.#fillers.found(rows),
      top: topRows(top),
    };
  }
}

type Even = (cells: readonly string[]) => string[];

/** The cells of a row as they go on: of one width, «нет» only where it is an answer. */
const evenCells =
  (width: number, answers: ReadonlySet<number>): Even =>
  (cells) =>
    Array.from({ length: width }, (_, column) => {
      const cell = cells[column] ?? "";
      return isNo(cell) && !answers.has(column) ? "" : cell;
    });

function evenRows(kept: Iterable<SheetRow>, even: Even): Iterable<SheetRow> {
  return {
    *[Symbol.iterator]() {
      for (const row of kept) {
        const cells = even(row.cells);
        if (lastFilled(cells) >= 0) yield { ...row, cells };
      }
    },
  };
}

const TOP_ROWS = 12;
const TOP_COLUMNS = 12;

/** For a person to point at the header. */
const topRows = (raw: readonly RawRow[]): RawRow[] =>
  raw.slice(0, TOP_ROWS).map(({ no, cells }) => ({
    no,
    cells: cells.slice(0, TOP_COLUMNS).map((cell) => headerText(cell).slice(0, 80)),
  }));

function strayProblems(columns: readonly number[], cells: readonly string[]): RowProblem[] {
  const code = "stray_quote";
  const { level } = problems[code];
  return columns.map((column) => ({ column, code, level, value: (cells[column] ?? "").slice(0, 300) }));
}
