import { guessColumns } from "#db/imports/guess.ts";
import type { ImportColumn, KindKey } from "#db/imports/input.ts";
import { fieldsOf } from "#db/imports/kinds/fields.ts";
import type { ReadFile } from "./read-file.ts";

/** What is known of a file once it has been read; its rows follow by portions. */
export interface Reading extends Omit<ReadFile, "rows" | "strayHeaders" | "columnsSeen" | "fillers"> {
  columns: ImportColumn[];
  fillers: string[];
}

export function understand(
  { rows: _, strayHeaders, columnsSeen, fillers, ...sheet }: ReadFile,
  kind: KindKey,
): Reading {
  const guessed = guessColumns(sheet.headers, columnsSeen, fieldsOf[kind]);
  const columns = guessed.map((column, at) =>
    strayHeaders.includes(at) ? { ...column, strayQuote: true } : column,
  );
  return { ...sheet, columns, fillers: [...fillers].slice(0, 100) };
}
