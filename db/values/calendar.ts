import { CALENDAR_YEARS, type CalendarYear, HOLIDAYS } from "#db/values/calendar-data.ts";
import { type CalendarDate, epochDay, toDate, weekdayOf } from "#db/values/dates.ts";
import { localDate, localMinutes, zonedMinutes } from "#db/values/time.ts";

/** `holiday` is a day off of the state that would otherwise be worked or is a holiday of article 112; `off` a weekend. */
export type DayKind = "work" | "short" | "off" | "holiday";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The working day in minutes after local midnight, lunch not taken out; a short day ends an hour earlier. */
export const WORKDAY = { start: 9 * 60, end: 18 * 60, shortEnd: 17 * 60 } as const;

const KINDS: readonly DayKind[] = ["work", "short", "off", "holiday"];
const years = new Map<number, Uint8Array>();
/** The year asked last: loops over days stay in one. */
let seen: { first: number; days: Uint8Array } = { first: 0, days: new Uint8Array() };

/** Kind of a day by the production calendar of Russia (Labour Code, articles 95 and 112), five-day week. */
export function dayKind(date: CalendarDate): DayKind {
  return KINDS[kind(epochDay(date))] ?? "work";
}

/** Whether the year is confirmed by a decree or only expected; a forecast is shown as such where terms are promised. */
export function calendarStatus(year: number): "official" | "forecast" {
  return CALENDAR_YEARS[year]?.status ?? "forecast";
}

function kind(day: number): number {
  if (day < seen.first || day >= seen.first + seen.days.length) {
    const year = new Date(day * DAY).getUTCFullYear();
    const days = years.get(year) ?? layOut(year, CALENDAR_YEARS[year]);
    years.set(year, days);
    seen = { first: Date.UTC(year, 0, 1) / DAY, days };
  }
  return seen.days[day - seen.first] ?? 0;
}

function layOut(year: number, known: CalendarYear | undefined): Uint8Array {
  const first = Date.UTC(year, 0, 1) / DAY;
  const days = new Uint8Array(Date.UTC(year + 1, 0, 1) / DAY - first);
  const at = (monthDay: string) => epochDay(`${year}-${monthDay}`) - first;
  const list = (s: string) => s.split(" ").filter(Boolean).map(at);
  for (let i = 0; i < days.length; i++) days[i] = weekdayOf(first + i) > 5 ? 2 : 0;
  const holidays = list(HOLIDAYS);
  const onWeekend = holidays.filter((i) => days[i] === 2 && i > 7);
  for (const i of holidays) days[i] = 3;
  if (known) {
    for (const i of list(known.off)) days[i] = 3;
    for (const i of list(known.worked)) days[i] = 0;
    for (const i of list(known.short)) days[i] = 1;
    return days;
  }
  for (const i of onWeekend) {
    const free = days.indexOf(0, i);
    if (free !== -1) days[free] = 3;
  }
  for (const i of holidays) if (i > 7 && days[i - 1] === 0) days[i - 1] = 1;
  return days;
}

const works = (day: number): boolean => kind(day) < 2;
const endOf = (day: number): number => (kind(day) === 1 ? WORKDAY.shortEnd : WORKDAY.end);

/** Whether people work on the date. */
export function isWorkingDay(date: CalendarDate): boolean {
  return works(epochDay(date));
}

/** The `n`-th working day after the date (before it when negative); 0 is the date itself or the next working day. */
export function addWorkingDays(date: CalendarDate, n: number): CalendarDate {
  let day = epochDay(date);
  if (n === 0) while (!works(day)) day++;
  const step = Math.sign(n);
  for (let left = Math.abs(n); left > 0; ) {
    day += step;
    if (works(day)) left--;
  }
  return toDate(day);
}

/** Working days after `a` up to and including `b`: 17 → 19 March is 2; negative when `b` is earlier. */
export function workingDaysBetween(a: CalendarDate, b: CalendarDate): number {
  const [from, to] = [epochDay(a), epochDay(b)];
  if (to < from) return -workingDaysBetween(b, a) || 0;
  let count = 0;
  for (let day = from + 1; day <= to; day++) if (works(day)) count++;
  return count;
}

/** The day to steer by when a legal term ends on the date: the date itself or the working day before it. */
export function lastWorkingDayNotAfter(date: CalendarDate): CalendarDate {
  let day = epochDay(date);
  while (!works(day)) day--;
  return toDate(day);
}

/** The date itself or the working day after it: where a term that ends on a day off moves (Civil Code, article 193). */
export function firstWorkingDayNotBefore(date: CalendarDate): CalendarDate {
  return addWorkingDays(date, 0);
}

/** 18:00, or 17:00 of a short day, in the zone; on a day off the end that a plain day would have. */
export function endOfWorkingDay(date: CalendarDate, zone: string): Date {
  const day = epochDay(date);
  return zonedMinutes(day, endOf(day), zone);
}

/** Whether offices in the zone are open: the beginning of the day counts, its end does not. */
export function isWorkingTime(instant: Date, zone: string): boolean {
  const day = epochDay(localDate(instant, zone));
  const minutes = localMinutes(instant, zone);
  return works(day) && minutes >= WORKDAY.start && minutes < endOf(day);
}

/** The instant itself in working time, else the next beginning of a working day in the zone. */
export function nextWorkingMoment(instant: Date, zone: string): Date {
  if (isWorkingTime(instant, zone)) return instant;
  let day = epochDay(localDate(instant, zone));
  if (localMinutes(instant, zone) >= WORKDAY.start) day++;
  while (!works(day)) day++;
  return zonedMinutes(day, WORKDAY.start, zone);
}

/**
 * The instant when `minutes` of working time have passed; a term that fills a day exactly ends at its 18:00, not at 9:00
 * of the next. 0 gives the next working moment. Throws RangeError on negative or endless minutes.
 */
export function addWorkingMinutes(instant: Date, minutes: number, zone: string): Date {
  if (!(minutes >= 0 && minutes < 1e8)) throw new RangeError(`Not a number of working minutes: ${minutes}`);
  let at = nextWorkingMoment(instant, zone).getTime();
  let day = epochDay(localDate(new Date(at), zone));
  let left = minutes * MINUTE;
  for (;;) {
    const end = zonedMinutes(day, endOf(day), zone).getTime();
    if (at + left <= end) return new Date(at + left);
    left -= end - at;
    do day++;
    while (!works(day));
    at = zonedMinutes(day, WORKDAY.start, zone).getTime();
  }
}

/** Whole minutes of working time from `a` to `b` in the zone; negative when `b` is earlier. */
export function workingMinutesBetween(a: Date, b: Date, zone: string): number {
  if (b < a) return -workingMinutesBetween(b, a, zone) || 0;
  const [first, last] = [epochDay(localDate(a, zone)), epochDay(localDate(b, zone))];
  let ms = 0;
  for (let day = first; day <= last; day++) {
    if (!works(day)) continue;
    const length = (endOf(day) - WORKDAY.start) * MINUTE;
    if (day > first && day < last) {
      ms += length;
      continue;
    }
    const from = Math.max(a.getTime(), zonedMinutes(day, WORKDAY.start, zone).getTime());
    const to = Math.min(b.getTime(), zonedMinutes(day, endOf(day), zone).getTime());
    if (to > from) ms += to - from;
  }
  return Math.floor(ms / MINUTE);
}
