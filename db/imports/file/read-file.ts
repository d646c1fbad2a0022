import type { ReadingChoice } from "./choice.ts";
import { inspectFile, isZip } from "./inspect-file.ts";
import { type Delimiter, type Encoding, readText } from "./read-text.ts";
import { readXlsx, type SheetInfo } from "./read-xlsx.ts";
import { type RawRows, readSheet, type Sheet } from "./sheet.ts";

export interface ReadFile extends Sheet {
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  /** Of a workbook: the sheet that was read, and all there are. */
  sheet: string | null;
  sheets: SheetInfo[];
}

/**
 * A spreadsheet or text table as rows of texts. The kind is told by the content, never by the name.
 * @throws FileFault with the reason.
 */
export async function readFile(bytes: Uint8Array, choice: ReadingChoice = {}): Promise<ReadFile> {
  inspectFile(bytes);
  const { headerRow } = choice;
  // A row that is not there has been named: the header is looked for as if nobody had.
  const read = async (rows: () => RawRows) =>
    (await readSheet(rows(), headerRow)) ?? ((await readSheet(rows())) as Sheet);
  if (isZip(bytes)) {
    const { rows, sheet, sheets } = await readXlsx(bytes, choice.sheet);
    return { ...(await read(rows)), encoding: null, delimiter: null, sheet, sheets };
  }
  const { whole, encoding, delimiter } = readText(bytes, choice);
  return { ...(await whole(read)), encoding, delimiter, sheet: null, sheets: [] };
}
