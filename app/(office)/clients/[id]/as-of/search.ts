import type { CalendarDate } from "#db/values/dates.ts";
import { isNearDate } from "#db/values/dates.ts";
import { addDays, localDate } from "#db/values/time.ts";

type Raw = Record<string, string | string[] | undefined>;

/** The day of the address; yesterday when none is named, today at the latest: the days to come are not written yet. */
export function parseDay({ day }: Raw, now: Date, timeZone: string): CalendarDate {
  const today = localDate(now, timeZone);
  const asked = typeof day === "string" && isNearDate(day) ? day : addDays(today, -1);
  return asked < today ? asked : today;
}

export const dayHref = (id: string, day: CalendarDate) => `/clients/${id}/as-of?day=${day}`;
