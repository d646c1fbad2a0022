import { readSheet } from "read-excel-file/universal";
import { FileFault } from "./file-fault.ts";
import { guardZip } from "./zip-guard.ts";

/** The first sheet of a workbook as texts. Formulas give their stored value; entities and links outside are never followed. */
export async function readXlsx(bytes: Uint8Array): Promise<string[][]> {
  const entries = guardZip(bytes);
  if (!entries.some(({ name }) => name === "[Content_Types].xml" || name === "xl/workbook.xml")) {
    throw new FileFault("not_table");
  }
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  let sheet: unknown[][];
  try {
    // Numbers stay as written: an ИНН read as a number would lose nothing, a phone in 7.9E+10 would.
    sheet = await readSheet(copy, 1, { parseNumber: plainNumber, trim: false });
  } catch (error) {
    if (error instanceof RangeError) throw new FileFault("unpacks_too_large");
    throw new FileFault("damaged");
  }
  return sheet.map((row) => row.map(cellText));
}

/** «7,9161234567E10», as Excel stores long numbers, in full digits. */
function plainNumber(stored: string): string {
  const exponent = /^-?\d+(?:\.\d+)?[eE]\+?\d+$/.test(stored);
  const long = /^-?\d+\.\d{12,}$/.test(stored);
  if (!exponent && !long) return stored;
  const value = Number(stored);
  return Number.isSafeInteger(value) ? value.toFixed(0) : String(value);
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "boolean") return value ? "да" : "нет";
  return String(value);
}
