import { findFillers, guessColumns } from "./guess.ts";
import type { ImportColumn } from "./input.ts";
import type { ReadFile } from "./read-file.ts";

/** What is known of a file once it has been read; its rows follow by portions. */
export interface Reading extends Omit<ReadFile, "rows"> {
  columns: ImportColumn[];
  fillers: string[];
  total: number;
}

export function understand({ rows, ...sheet }: ReadFile): Reading {
  const columns = guessColumns({ headers: sheet.headers, rows });
  return { ...sheet, columns, fillers: [...findFillers(rows)].slice(0, 100), total: rows.length };
}
