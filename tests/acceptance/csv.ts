import { readFileSync } from "node:fs";
import Papa from "papaparse";

/** A reference table of a data set: rows by the names of their columns. */
export const tableOf = (path: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(path, "utf8").replace(/^\uFEFF/, ""), {
    header: true,
    skipEmptyLines: true,
  }).data;
