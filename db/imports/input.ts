import { z } from "zod";
import { readingChoice } from "./file/choice.ts";
import { importKinds } from "./kind-keys.ts";
import { choices } from "./rules.ts";
import { settings } from "./settings.ts";

export type KindKey = keyof typeof importKinds;
export const kindKeys = Object.keys(importKinds) as [KindKey, ...KindKey[]];

/** Where each column of the file goes, by the key of a field; null is «не загружать». */
export type ImportMapping = (string | null)[];

export const importStates = [
  "reading",
  "mapping",
  "checking",
  "ready",
  "running",
  "stopping",
  "withdrawing",
  "done",
  "undoing",
  "undone",
  "failed",
] as const;
export type ImportState = (typeof importStates)[number];

/** States in which the worker has something to do. */
export const busyStates: readonly ImportState[] = [
  "reading",
  "checking",
  "running",
  "stopping",
  "withdrawing",
  "undoing",
];

/** How sure a guess is, and what it rests on. */
export type Sureness = "exact" | "likely" | "guess" | "none";
export type Ground = "header" | "values" | "both" | "last_time" | "template" | "empty" | "nothing";

export interface ImportColumn {
  header: string;
  samples: string[];
  /** Filled cells of the whole file. */
  filled: number;
  guess: string | null;
  sure: Sureness;
  ground: Ground;
  /** A stray quote in the header was read as a plain sign. */
  strayQuote?: boolean;
}

/** Every row of the file is in exactly one of these. */
export const plans = ["create", "update", "unchanged", "merged", "skipped", "waiting", "failed"] as const;
export type Plan = (typeof plans)[number];
export type PlanCounts = Record<Plan, number> & { warned: number };

export const outcomes = [
  "created",
  "updated",
  "unchanged",
  "merged",
  "skipped",
  "failed",
  "removed",
  "restored",
  "kept",
] as const;
export type Outcome = (typeof outcomes)[number];
export type OutcomeCounts = Record<Outcome, number>;

/** A cell as a person has mended it. Without `rowNo` it holds for every cell of the column that reads the same. */
export interface Fix {
  column: number;
  /** The cell as the file has it. */
  was: string;
  text: string;
  rowNo: number | null;
}

const version = z.number().int().min(1);
const own = { importId: z.uuid(), version };
const cell = z.string().max(10_000);

export const setMapping = z.strictObject({
  ...own,
  mapping: z.array(z.string().max(64).nullable()).max(200),
  settings: settings.optional(),
});
export const readAgain = z.strictObject({ ...own, choice: readingChoice });
export const fixCells = z.strictObject({
  ...own,
  fixes: z
    .array(
      z.strictObject({
        column: z.number().int().min(0).max(200),
        was: cell,
        text: cell,
        rowNo: z.number().int().min(1).nullable(),
      }),
    )
    .min(1)
    .max(500),
});
export const takeFixBack = z.strictObject({
  ...own,
  column: z.number().int().min(0).max(200),
  was: cell,
  rowNo: z.number().int().min(1).nullable(),
});
export const decideRows = z.strictObject({
  ...own,
  rows: z
    .array(z.strictObject({ rowNo: z.number().int().min(1), choice: z.enum(choices).nullable() }))
    .max(500),
  rules: settings.shape.rules.optional(),
});
export const decideClients = z.strictObject({
  ...own,
  /** By what tells one unknown client of the file from another. */
  clients: z
    .array(z.strictObject({ key: z.string().max(1_100), choice: z.enum(["create", "skip"]).nullable() }))
    .max(500),
  /** For all that nobody decides about one by one. */
  rule: z.enum(["create", "skip"]).nullable().optional(),
});
export const chooseNames = z.strictObject({ ...own, names: settings.shape.names });
export const startImport = z.strictObject(own);
export const undoImport = z.strictObject(own);
export const resumeImport = z.strictObject({ importId: z.uuid() });
export const stopImport = z.strictObject({ ...own, keep: z.boolean() });
export const saveTemplate = z.strictObject({ ...own, name: z.string().trim().min(1).max(80) });
export const template = z.strictObject({ id: z.uuid() });
