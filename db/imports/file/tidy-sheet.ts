import { limits } from "#db/imports/limits.ts";
import { problems, type RowProblem } from "#db/imports/problems.ts";
import { cleanMultiline } from "#db/values/text.ts";
import { answerColumns, isNo } from "./answers.ts";
import { FileFault } from "./file-fault.ts";

export interface Sheet {
  headers: string[];
  /** Row of the file that holds the headers, from 1. */
  headerRow: number;
  rows: SheetRow[];
  /** Columns in whose header a stray quote was read as a plain sign. */
  strayHeaders: number[];
}

export interface SheetRow {
  rowNo: number;
  cells: string[];
  problems?: RowProblem[];
}

/** What people and spreadsheets write where there is nothing to write. */
const PLACEHOLDER =
  /^(?:[-–—−_.*?]+|#(?:н\/д|n\/a|знач!|value!|ссылка!|ref!|имя\?|name\?|дел\/0!|div\/0!|число!|num!|пусто!|null!)|нет|нет данных|не указано?|отсутст?в?ует|n\/a|null|none)$/iu;

/** The apostrophe that keeps a spreadsheet from running a formula is no part of the value: our own files carry it too. */
const GUARD = /^'(?='*[\s\p{C}]*[=+\-@＝＋－＠])/u;

/** Most cells are such: printable signs and Russian letters with nothing to tidy. */
const TO_TIDY = /[^ -~А-Яа-яЁё№«»–—]/;

/** One cell: no odd spaces or invisible signs, a placeholder is an empty cell. Line breaks stay: they part phones. */
export function tidyCell(raw: string): string {
  const cut = (raw.length > limits.cellLength ? raw.slice(0, limits.cellLength) : raw).trim();
  const text = (TO_TIDY.test(cut) ? cleanMultiline(cut) : cut).replace(GUARD, "");
  return PLACEHOLDER.test(text) ? "" : text;
}

/** A row as it stands in the file: its number as a spreadsheet shows it, and its cells up to the last filled one. */
export interface RawRow {
  no: number;
  cells: string[];
}

/**
 * Finds the header row, unless a person has named it, and gives every row the same width; wholly empty rows and columns
 * beyond the last used are dropped. Empties `raw` as it goes.
 * @throws FileFault when nothing stands under the header, or the table is larger than `limits`.
 */
export function tidySheet(
  raw: RawRow[],
  { strays = new Map(), headerRow }: { strays?: ReadonlyMap<number, number[]>; headerRow?: number } = {},
): Sheet {
  if (raw.length > limits.rows + 50) throw new FileFault("too_many_rows");
  const top = raw.slice(0, 30).map(({ cells }) => cells.map(headerText));
  const named = headerRow === undefined ? -1 : raw.findIndex(({ no }) => no === headerRow);
  const headerIndex = named >= 0 ? named : findHeader(top);
  const header = top[headerIndex] ?? raw[headerIndex]?.cells.map(headerText) ?? [];
  const answers = answerColumns(raw.slice(headerIndex + 1).map(({ cells }) => cells));
  const tidy = (cell: string, column: number) =>
    answers.has(column) && isNo(cell) ? cell.trim() : tidyCell(cell);
  const tidied: SheetRow[] = [];
  let width = lastFilled(header) + 1;
  for (let index = headerIndex + 1; index < raw.length; index++) {
    const { no, cells: written } = raw[index] as RawRow;
    const cells = written.map(tidy);
    // The raw row is let go at once: a large table must not stand in memory twice.
    raw[index] = { no, cells: [] };
    const last = lastFilled(cells);
    if (last < 0) continue;
    width = Math.max(width, last + 1);
    if (width > limits.columns) throw new FileFault("too_many_rows");
    const stray = strays.get(index);
    tidied.push({ rowNo: no, cells, ...(stray ? { problems: strayProblems(stray, cells) } : {}) });
  }
  if (tidied.length === 0 || width === 0) throw new FileFault("empty");
  const headers = Array.from({ length: width }, (_, column) => header[column] ?? "");
  for (const row of tidied) {
    row.cells.length = Math.min(row.cells.length, width);
    while (row.cells.length < width) row.cells.push("");
  }
  return {
    headers,
    headerRow: raw[headerIndex]?.no ?? 1,
    rows: tidied,
    strayHeaders: strays.get(headerIndex) ?? [],
  };
}

/** The first rows as they stand, for a person to point at the header. */
export function topRows(raw: readonly RawRow[]): RawRow[] {
  return raw.slice(0, TOP_ROWS).map(({ no, cells }) => ({
    no,
    cells: cells.slice(0, TOP_COLUMNS).map((cell) => headerText(cell).slice(0, 80)),
  }));
}

const TOP_ROWS = 12;
const TOP_COLUMNS = 12;

function strayProblems(columns: readonly number[], cells: readonly string[]): RowProblem[] {
  const code = "stray_quote";
  const { level } = problems[code];
  return columns.map((column) => ({ column, code, level, value: (cells[column] ?? "").slice(0, 300) }));
}

const headerText = (raw: string) => cleanMultiline(raw.slice(0, 300)).replace(/\s+/g, " ");

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell !== "");
}

/**
 * The first row that is as wide as the table and holds words, not values: above it stand titles and dates of the file.
 */
function findHeader(top: readonly (readonly string[])[]): number {
  const filled = top.map((row) => row.filter((cell) => cell !== "").length);
  const widest = Math.max(0, ...filled);
  if (widest === 0) throw new FileFault("empty");
  const isWord = (cell: string) => cell !== "" && /\p{L}/u.test(cell) && !/@|^\+?\d[\d\s()-]{5,}$/.test(cell);
  const index = top.findIndex((row, at) => {
    const words = row.filter(isWord).length;
    return (filled[at] ?? 0) >= Math.max(1, widest * 0.6) && words >= (filled[at] ?? 0) * 0.7;
  });
  return index < 0 ? filled.findIndex((count) => count > 0) : index;
}
