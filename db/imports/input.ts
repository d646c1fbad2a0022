/** Where a column of the file goes. */
export type ImportMapping = Record<number, string>;

export type ImportState = "mapping" | "checking" | "ready" | "running" | "done" | "failed" | "undoing" | "undone";

export interface RowProblem {
  column: number | null;
  code: string;
  level: "error" | "warning";
  value: string;
}

export interface ImportCounts {
  total: number;
  create: number;
  update: number;
  unchanged: number;
  failed: number;
  warnings: number;
}
