import type { CalendarDate } from "#db/values/dates.ts";
import { isNearDate } from "#db/values/dates.ts";
import { addDays, localDate } from "#db/values/time.ts";

type Raw = Record<string, string | string[] | undefined>;

interface Shown {
  day: CalendarDate;
  /** The address names a day that cannot be shown, and this is another. */
  instead: boolean;
}

/** The day of the address; yesterday when none is named, today at the latest: the days to come are not written yet. */
export function parseDay({ day }: Raw, now: Date, timeZone: string): Shown {
  const today = localDate(now, timeZone);
  if (typeof day !== "string" || !isNearDate(day))
    return { day: addDays(today, -1), instead: Boolean(day?.length) };
  return day > today ? { day: today, instead: true } : { day, instead: false };
}

export const dayHref = (id: string, day: CalendarDate) => `/clients/${id}/as-of?day=${day}`;
