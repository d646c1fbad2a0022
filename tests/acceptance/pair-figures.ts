import { readFileSync } from "node:fs";
import { join } from "node:path";
import papaparse from "papaparse";
import type { Figure } from "./figure.ts";

export type Row = Record<string, string>;

export function readRows(folder: string, file: string): Row[] {
  return papaparse.parse<Row>(readFileSync(join(folder, file), "utf8"), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

interface Expected {
  baselines: Record<string, { f1: number }>;
}

/**
 * Pairs found against the pairs that are true: precision, recall, F1, and every baseline that it must beat. `ordered`:
 * the two ids come from two lists.
 */
export function pairFigures(
  { set, folder, ordered = false }: { set: string; folder: string; ordered?: boolean },
  found: ReadonlySet<string>,
  ms: number,
): Figure[] {
  const truth = readRows(folder, "gold_pairs.csv").map((row) => Object.values(row).join(" "));
  const turned = (pair: string) => pair.split(" ").reverse().join(" ");
  const right = truth.filter((pair) => found.has(pair) || (!ordered && found.has(turned(pair)))).length;
  const precision = right / found.size;
  const recall = right / truth.length;
  const f1 = (2 * precision * recall) / (precision + recall);
  const { baselines } = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Expected;
  const percent = (part: number) => part.toFixed(4);
  return [
    { what: `${set}: precision`, found: percent(precision), wanted: "", holds: true },
    { what: `${set}: recall`, found: percent(recall), wanted: "", holds: true },
    ...Object.entries(baselines).map(([name, baseline]) => ({
      what: `${set}: F1 against «${name}»`,
      found: percent(f1),
      wanted: `> ${percent(baseline.f1)}`,
      holds: f1 > baseline.f1,
    })),
    {
      what: `${set}: pairs found, in ${Math.round(ms)} ms`,
      found: found.size,
      wanted: "",
      holds: found.size > 0,
    },
  ];
}
