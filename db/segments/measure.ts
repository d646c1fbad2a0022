import { z } from "zod";
import { LARGEST as LARGEST_NUMBER } from "#db/fields/limits.ts";

/** How much, and within how many calendar months; null months are all time. Money in kopecks. */
export interface Measure {
  n: number;
  months: number | null;
}

/** What a field counts, and whether it is asked of a period. */
export interface Measured {
  unit: "kopecks" | "times" | "number";
  period: boolean;
}

export const MOST_MONTHS = 120;
const LARGEST = 900_000_000_000_000;

const measure = z.strictObject({
  n: z.int().min(0).max(LARGEST),
  months: z.int().min(1).max(MOST_MONTHS).nullable(),
});

/** Of a field of the company: below zero and with decimals too. */
const number = z.strictObject({
  n: z.number().min(-LARGEST_NUMBER).max(LARGEST_NUMBER),
  months: z.null(),
});

/** The value as the field asks for it; undefined when it is none. */
export function readMeasure(value: unknown, { unit, period }: Measured): Measure | undefined {
  if (unit === "number") return number.safeParse(value).data;
  const read = measure.safeParse(value).data;
  return read && (read.months !== null) === period ? read : undefined;
}
