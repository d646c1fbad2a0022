import type { SQL } from "drizzle-orm";
import type { Text } from "#db/values/text.ts";

/** Something that must never be found. The answer is a number, and the right one is zero. */
export interface Question {
  label: Text;
  /** What to do when it is not zero. */
  advice: Text;
  /** One row with one column `n`: how many there are now. */
  count: (now: Date) => SQL;
}

/** An instant some minutes before now, as a parameter that needs no type from around it. */
export const minutesBefore = (now: Date, minutes: number) =>
  new Date(now.getTime() - minutes * 60_000).toISOString();
