import { limits } from "#db/imports/limits.ts";
import type { RawRow } from "./sheet.ts";

interface Cell {
  value: string;
  /** Where the sign after the cell stands: a delimiter, a line end or the end of the text. */
  end: number;
}

/** Rows handed out at once. */
const PORTION = 2_000;

/**
 * Reads a table whose quotes do not add up, so that a stray one costs at most its own cell and never the rows after it.
 * A properly quoted cell is read as one; any other ends at the next delimiter or line end. Cells whose leading quote is
 * read as a plain sign are told with their row.
 */
export function* strayRows(text: string, delimiter: string): Generator<RawRow[]> {
  const newline = text.includes("\n") ? "\n" : "\r";
  let rows: RawRow[] = [];
  let strays: number[] = [];
  let cells: string[] = [];
  let widest = 0;
  let no = 0;
  for (let at = 0; ; ) {
    const quoted = quotedCell(text, at, { delimiter, newline, before: cells.length, widest });
    const { value, end } = quoted ?? plainCell(text, at, delimiter, newline);
    if (!quoted && text[at] === '"') strays.push(cells.length);
    cells.push(value);
    at = end + 1;
    if (text[end] === delimiter) continue;
    widest = Math.max(widest, cells.length);
    rows.push({ no: ++no, cells, ...(strays.length > 0 ? { strays } : {}) });
    [cells, strays] = [[], []];
    const isEnd = end >= text.length;
    if (rows.length === PORTION || isEnd) {
      yield rows;
      rows = [];
    }
    if (isEnd) return;
  }
}

/** The first rows, to judge the delimiter by. */
export function firstStrayRows(text: string, delimiter: string, most: number): string[][] {
  const [rows = []] = strayRows(text, delimiter);
  return rows.slice(0, most).map(({ cells }) => cells);
}

interface Place {
  delimiter: string;
  newline: string;
  /** Cells of this row read before, and the widest row so far. */
  before: number;
  widest: number;
}

function quotedCell(text: string, start: number, place: Place): Cell | null {
  if (text[start] !== '"') return null;
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"' && close - start <= limits.cellLength) {
    close = text.indexOf('"', close + 2);
  }
  if (close < 0 || close - start > limits.cellLength) return null;
  let end = close + 1;
  while (text[end] === " ") end++;
  if (text[end] === "\r" && text[end + 1] === place.newline) end++;
  if (end < text.length && text[end] !== place.delimiter && text[end] !== place.newline) return null;
  const inner = text.slice(start + 1, close);
  return swallowsRows(inner, place) ? null : { value: inner.replaceAll('""', '"'), end };
}

/** A cell over several lines whose first line alone would make a whole row: its quote was never closed. */
function swallowsRows(inner: string, { delimiter, newline, before, widest }: Place): boolean {
  const lineEnd = inner.indexOf(newline);
  if (lineEnd < 0) return false;
  const cells = inner.slice(0, lineEnd).split(delimiter).length;
  return cells > 1 && before + cells >= widest;
}

function plainCell(text: string, start: number, delimiter: string, newline: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== newline) end++;
  const raw = text.slice(start, text[end] === newline && text[end - 1] === "\r" ? end - 1 : end);
  return { value: isWrapped(raw) ? raw.slice(1, -1).replaceAll('""', '"') : raw, end };
}

/** `"ООО "Лес""` stands in an outer pair; `"Лес" и "Сад"` does not: its first inner quote closes a word. */
function isWrapped(raw: string): boolean {
  if (raw.length < 2 || !raw.startsWith('"') || !raw.endsWith('"')) return false;
  const inner = raw.slice(1, -1).replaceAll('""', "");
  const first = inner.indexOf('"');
  return first <= 0 || /[\s(]/.test(inner.charAt(first - 1));
}
