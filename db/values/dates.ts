/** A calendar date without a zone, "YYYY-MM-DD". */
export type CalendarDate = string;

const DAY = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the string is a date that exists ("2026-02-30" does not). */
export function isCalendarDate(s: string): s is CalendarDate {
  return SHAPE.test(s) && toDate(epochDayUnchecked(s)) === s;
}

function epochDayUnchecked(date: CalendarDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY;
}

/** Days since 1970-01-01. Throws RangeError on what is not an existing date. */
export function epochDay(date: CalendarDate): number {
  const day = SHAPE.test(date) ? epochDayUnchecked(date) : Number.NaN;
  if (Number.isNaN(day) || toDate(day) !== date) throw new RangeError(`Not a calendar date: ${date}`);
  return day;
}

/** The inverse of `epochDay`. */
export function toDate(day: number): CalendarDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The date `n` calendar days later (earlier when negative). */
export function addDays(date: CalendarDate, n: number): CalendarDate {
  return toDate(epochDay(date) + n);
}

/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: CalendarDate, b: CalendarDate): number {
  return epochDay(b) - epochDay(a);
}

/** The same day `n` months later; 31 January + 1 month is the last day of February. */
export function addMonths(date: CalendarDate, n: number): CalendarDate {
  epochDay(date);
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + n;
  const year = Math.floor(months / 12);
  const month = months - year * 12;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return toDate(Date.UTC(year, month, Math.min(Number(date.slice(8, 10)), last)) / DAY);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: CalendarDate): number {
  return weekdayOf(epochDay(date));
}

/** 1 = Monday … 7 = Sunday, of a number of `epochDay`. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
