import type { ReadingChoice } from "./choice.ts";
import { inspectFile, isZip } from "./inspect-file.ts";
import { type Delimiter, type Encoding, readText } from "./read-text.ts";
import { readXlsx, type SheetInfo } from "./read-xlsx.ts";
import { type RawRow, type Sheet, tidySheet, topRows } from "./tidy-sheet.ts";

export interface ReadFile extends Sheet {
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  /** Of a workbook: the sheet that was read, and all there are. */
  sheet: string | null;
  sheets: SheetInfo[];
  /** The first rows as they stand, titles above the header among them. */
  top: RawRow[];
}

/**
 * A spreadsheet or text table as rows of texts. The kind is told by the content, never by the name.
 * @throws FileFault with the reason.
 */
export async function readFile(bytes: Uint8Array, choice: ReadingChoice = {}): Promise<ReadFile> {
  inspectFile(bytes);
  const { headerRow } = choice;
  if (isZip(bytes)) {
    const { rows, sheet, sheets } = await readXlsx(bytes, choice.sheet);
    const top = topRows(rows);
    return { ...tidySheet(rows, { headerRow }), encoding: null, delimiter: null, sheet, sheets, top };
  }
  const { rows: read, strays, encoding, delimiter } = readText(bytes, choice);
  const rows = read.map((cells, index) => ({ no: index + 1, cells }));
  const top = topRows(rows);
  return { ...tidySheet(rows, { strays, headerRow }), encoding, delimiter, sheet: null, sheets: [], top };
}
