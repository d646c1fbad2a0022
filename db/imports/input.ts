import { z } from "zod";
import type { FieldKey } from "./fields.ts";

/** Where each column of the file goes; null is «не загружать». */
export type ImportMapping = (FieldKey | null)[];

export const importStates = [
  "reading",
  "mapping",
  "checking",
  "ready",
  "running",
  "done",
  "undoing",
  "undone",
  "failed",
] as const;
export type ImportState = (typeof importStates)[number];

/** States in which the worker has something to do. */
export const busyStates: readonly ImportState[] = ["reading", "checking", "running", "undoing"];

/** How sure a guess is, and what it rests on. */
export type Sureness = "exact" | "likely" | "guess" | "none";
export type Ground = "header" | "values" | "both" | "last_time" | "empty" | "nothing";

export interface ImportColumn {
  header: string;
  samples: string[];
  /** Filled cells of the whole file. */
  filled: number;
  guess: FieldKey | null;
  sure: Sureness;
  ground: Ground;
  /** A stray quote in the header was read as a plain sign. */
  strayQuote?: boolean;
}

export type Plan = "create" | "update" | "unchanged" | "failed";

/** Every row of the file is in exactly one of the first four. */
export type PlanCounts = Record<Plan, number> & { warned: number };

export type Outcome = "created" | "updated" | "unchanged" | "failed" | "removed" | "restored" | "kept";
export type OutcomeCounts = Record<Outcome, number>;

const version = z.number().int().min(1);
const own = { importId: z.uuid(), version };

export const setMapping = z.strictObject({
  ...own,
  mapping: z.array(z.string().max(40).nullable()).max(200),
});
export const startImport = z.strictObject(own);
export const undoImport = z.strictObject(own);
export const resumeImport = z.strictObject({ importId: z.uuid() });
