import { limits } from "#db/imports/limits.ts";
import { FileFault } from "./file-fault.ts";
import type { RawRow } from "./sheet.ts";
import { unpack } from "./unzip.ts";
import { countRows, dateStyles, openWorkbook, richText, sharedStrings, type Workbook } from "./workbook.ts";
import { attribute, cut, type Element, elements, xmlText } from "./xml.ts";

export interface SheetInfo {
  name: string;
  /** Rows as the sheet writes them down, the header among them. */
  rows: number;
}

export interface ReadSheet {
  /** Unpacked and read as they are asked for. */
  rows: () => AsyncGenerator<RawRow[]>;
  sheet: string;
  sheets: SheetInfo[];
}

/**
 * One sheet of a workbook as texts, row by row as it unpacks: the one called `wanted`, else the first that holds a table.
 * Formulas give their stored value; entities and links outside are never followed.
 */
export async function readXlsx(bytes: Uint8Array, wanted?: string): Promise<ReadSheet> {
  const book = await openWorkbook(bytes);
  const sheets: SheetInfo[] = [];
  for (const { name, entry } of book.sheets) sheets.push({ name, rows: await countRows(book, entry) });
  const named = book.sheets.findIndex(({ name }) => name === wanted);
  const table = sheets.findIndex(({ rows }) => rows > 1);
  const chosen = book.sheets[named >= 0 ? named : Math.max(0, table)];
  if (!chosen) throw new FileFault("damaged");
  const strings = await sharedStrings(book);
  const dates = await dateStyles(book);
  async function* rows(): AsyncGenerator<RawRow[]> {
    let last = 0;
    for await (const found of elements(unpack(bytes, (chosen as Chosen).entry), "row")) {
      const read = found.map((row) => {
        last = Number(attribute(row.tag, "r")) || last + 1;
        return { no: last, cells: cellsOf(row, strings, dates, book) };
      });
      yield read.filter(({ cells }) => cells.length > 0);
    }
  }
  return { rows, sheet: chosen.name, sheets };
}

type Chosen = Workbook["sheets"][number];

function cellsOf(row: Element, strings: string[], dates: boolean[], book: Workbook): string[] {
  const cells: string[] = [];
  let next = 0;
  for (const { tag, inner } of cut(row.inner, "c").found) {
    const at = columnOf(attribute(tag, "r")) ?? next;
    next = at + 1;
    const text = inner === "" ? "" : cellText(tag, inner, strings, dates, book);
    if (text === "") continue;
    if (at >= limits.columns) throw new FileFault("too_many_rows");
    while (cells.length < at) cells.push("");
    cells[at] = text;
  }
  return cells;
}

/** «AB12» → 27 */
function columnOf(reference: string | undefined): number | undefined {
  if (!reference) return undefined;
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column > 0 ? column - 1 : undefined;
}

const VALUE = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</;

function cellText(tag: string, inner: string, strings: string[], dates: boolean[], book: Workbook): string {
  const type = attribute(tag, "t");
  if (type === "inlineStr") return richText(inner);
  const stored = VALUE.exec(inner)?.[1] ?? "";
  if (type === "s") return strings[Number(stored)] ?? "";
  if (type === "b") return stored === "" ? "" : stored === "1" ? "да" : "нет";
  if (type === "str" || type === "e") return xmlText(stored);
  if (type === "d") return stored.slice(0, 10);
  const style = Number(attribute(tag, "s") ?? 0);
  return dates[style] ? dayText(stored, book.from1904) : plainNumber(stored);
}

/** «7,9161234567E10», as Excel stores long numbers, in full digits. */
function plainNumber(stored: string): string {
  const exponent = /^-?\d+(?:\.\d+)?[eE][+-]?\d+$/.test(stored);
  const long = /^-?\d+\.\d{12,}$/.test(stored);
  if (!exponent && !long) return stored;
  const value = Number(stored);
  return Number.isSafeInteger(value) ? value.toFixed(0) : String(value);
}

const DAY = 86_400_000;

/** A day as Excel counts it (45 366 → 2024-03-15), with the time of day where there is one. */
function dayText(stored: string, from1904: boolean): string {
  const serial = Number(stored);
  if (stored === "" || !Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return stored;
  // Excel believes that 1900 was a leap year: before March of it the days stand one off.
  const days = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial;
  const text = new Date(Math.round((days - 25_569) * DAY)).toISOString();
  if (serial < 1) return text.slice(11, 16);
  return Number.isInteger(serial) ? text.slice(0, 10) : text.slice(0, 16).replace("T", " ");
}
