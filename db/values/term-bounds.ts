import type { CalendarDate } from "#db/values/dates.ts";

/** Between these a term may lie: further away it is a slip of the pen, or an attempt at year 10000. */
export const EARLIEST_TERM = new Date("2000-01-01T00:00:00Z");
export const LATEST_TERM = new Date("2100-01-01T00:00:00Z");

/** Whether an hour of the date can be a term in every zone: 2 January 2000 to 30 December 2099. */
export function isTermDate(date: CalendarDate): boolean {
  return date > "2000-01-01" && date < "2099-12-31";
}
