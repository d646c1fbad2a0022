import { z } from "zod";

/** How much, and within how many calendar months; null months are all time. Money in kopecks. */
export interface Measure {
  n: number;
  months: number | null;
}

/** What a field counts, and whether it is asked of a period. */
export interface Measured {
  unit: "kopecks" | "times";
  period: boolean;
}

export const MOST_MONTHS = 120;
const LARGEST = 900_000_000_000_000;

const measure = z.strictObject({
  n: z.int().min(0).max(LARGEST),
  months: z.int().min(1).max(MOST_MONTHS).nullable(),
});

/** The value as the field asks for it; undefined when it is none. */
export function readMeasure(value: unknown, { period }: Measured): Measure | undefined {
  const read = measure.safeParse(value).data;
  return read && (read.months !== null) === period ? read : undefined;
}
