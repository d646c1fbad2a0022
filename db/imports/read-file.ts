import { inspectFile, isZip } from "./inspect-file.ts";
import { type Delimiter, type Encoding, readText } from "./read-text.ts";
import { readXlsx } from "./read-xlsx.ts";
import { type Sheet, tidySheet } from "./tidy-sheet.ts";

export interface ReadFile extends Sheet {
  encoding: Encoding | null;
  delimiter: Delimiter | null;
}

/**
 * A spreadsheet or text table as rows of texts. The kind is told by the content, never by the name.
 * @throws FileFault with the reason.
 */
export async function readFile(bytes: Uint8Array): Promise<ReadFile> {
  inspectFile(bytes);
  if (isZip(bytes)) return { ...tidySheet(await readXlsx(bytes)), encoding: null, delimiter: null };
  const { rows, strays, encoding, delimiter } = readText(bytes);
  return { ...tidySheet(rows, strays), encoding, delimiter };
}
