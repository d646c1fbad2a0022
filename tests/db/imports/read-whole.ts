import type { ReadingChoice } from "#db/imports/file/choice.ts";
import * as files from "#db/imports/file/read-file.ts";
import * as texts from "#db/imports/file/read-text.ts";
import * as books from "#db/imports/file/read-xlsx.ts";
import { ColumnsSeen } from "#db/imports/file/seen-columns.ts";
import type { RawRow, RawRows } from "#db/imports/file/sheet.ts";
import { guessColumns } from "#db/imports/guess.ts";

/** What the product reads portion by portion, as arrays: small files can be looked at as a whole. */
export async function readFile(bytes: Uint8Array, choice?: ReadingChoice) {
  const file = await files.readFile(bytes, choice);
  return { ...file, rows: [...file.rows] };
}

async function all(rows: RawRows): Promise<RawRow[]> {
  const found: RawRow[] = [];
  for await (const portion of rows) found.push(...portion);
  return found;
}

export async function readText(bytes: Uint8Array) {
  const { whole, ...text } = texts.readText(bytes);
  const rows = await whole((source) => all(source()));
  return { ...text, rows: rows.map(({ cells }) => cells) };
}

export async function readXlsx(bytes: Uint8Array) {
  const { rows, ...book } = await books.readXlsx(bytes);
  return { ...book, rows: await all(rows()) };
}

/** What is guessed of a table of a few rows. */
export function guess(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  fields: Parameters<typeof guessColumns>[2],
) {
  const seen = new ColumnsSeen();
  for (const cells of rows) seen.see(cells);
  return guessColumns(headers, seen, fields);
}
