/** A calendar date without a zone, "YYYY-MM-DD". */
export type CalendarDate = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const TO_1970 = 719_162;

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysIn = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
const two = (n: number) => (n < 10 ? `0${n}` : `${n}`);
const write = (year: number, month: number, day: number): CalendarDate =>
  `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;

function dayOf(year: number, month: number, day: number): number {
  const y = year - 1;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  const gone = (BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0);
  return y * 365 + leaps + gone + day - 1 - TO_1970;
}

/** Whether the string is a date that exists ("2026-02-30" does not); years 0001–9999. */
export function isCalendarDate(s: string): s is CalendarDate {
  const [year, month, day] = [Number(s.slice(0, 4)), Number(s.slice(5, 7)), Number(s.slice(8, 10))];
  return SHAPE.test(s) && year > 0 && day > 0 && day <= daysIn(year, month);
}

/** The days that an office speaks of: further away it is a slip of the pen, or an attempt at year 10000. */
export const FIRST_DAY: CalendarDate = "1900-01-01";
export const LAST_DAY: CalendarDate = "2099-12-31";

/** Whether the date exists and is within 1900–2099. */
export const isNearDate = (s: string): s is CalendarDate =>
  isCalendarDate(s) && s >= FIRST_DAY && s <= LAST_DAY;

/** Days since 1970-01-01. Throws RangeError on what is not an existing date. */
export function epochDay(date: CalendarDate): number {
  if (!isCalendarDate(date)) throw new RangeError(`Not a calendar date: ${date}`);
  return dayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

/** The inverse of `epochDay`, by arithmetic: lists do this for every row and Date is slow. */
export function toDate(day: number): CalendarDate {
  let year = Math.floor((day + TO_1970) / 365.2425) + 1;
  if (dayOf(year, 1, 1) > day) year--;
  else if (dayOf(year + 1, 1, 1) <= day) year++;
  let month = 1;
  let rest = day - dayOf(year, 1, 1);
  while (rest >= daysIn(year, month)) rest -= daysIn(year, month++);
  return write(year, month, rest + 1);
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
  const month = months - year * 12 + 1;
  return write(year, month, Math.min(Number(date.slice(8, 10)), daysIn(year, month)));
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: CalendarDate): number {
  return weekdayOf(epochDay(date));
}

/** 1 = Monday … 7 = Sunday, of a number of `epochDay`. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
