import { guessColumns } from "#db/imports/guess.ts";
import type { ImportColumn, KindKey } from "#db/imports/input.ts";
import { fieldsOf } from "#db/imports/kinds/fields.ts";
import { findFillers } from "./fillers.ts";
import type { ReadFile } from "./read-file.ts";

/** What is known of a file once it has been read; its rows follow by portions. */
export interface Reading extends Omit<ReadFile, "rows" | "strayHeaders"> {
  columns: ImportColumn[];
  fillers: string[];
  total: number;
}

export function understand({ rows, strayHeaders, ...sheet }: ReadFile, kind: KindKey): Reading {
  const guessed = guessColumns({ headers: sheet.headers, rows }, fieldsOf[kind]);
  const columns = guessed.map((column, at) =>
    strayHeaders.includes(at) ? { ...column, strayQuote: true } : column,
  );
  return { ...sheet, columns, fillers: [...findFillers(rows)].slice(0, 100), total: rows.length };
}
