import { addDays, addMonths, type CalendarDate, epochDay, toDate, weekday } from "#db/values/dates.ts";
import type { Locale } from "#db/values/locale.ts";

export {
  addDays,
  addMonths,
  type CalendarDate,
  daysBetween,
  isCalendarDate,
  weekday,
} from "#db/values/dates.ts";
export { DEFAULT_ZONE, isZone, ZONES } from "#db/values/zones.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
const NBSP = "\u00A0";

export type Local = { date: CalendarDate; time: string };

const zoneFormats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/**
 * Minutes that clocks in the zone are ahead of UTC at the instant. Throws RangeError for an unknown zone.
 * Answers are kept per quarter of an hour: Intl is slow and no zone changes its clocks at any other moment.
 */
export function zoneOffset(instant: Date, zone: string): number {
  let known = offsets.get(zone);
  if (!known || known.size > 20_000) {
    known = new Map();
    offsets.set(zone, known);
  }
  const quarter = Math.floor(instant.getTime() / (15 * MINUTE));
  let offset = known.get(quarter);
  if (offset === undefined) {
    offset = readOffset(quarter * 15 * MINUTE, zone);
    known.set(quarter, offset);
  }
  return offset;
}

function readOffset(ms: number, zone: string): number {
  let format = zoneFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    zoneFormats.set(zone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(ms))
    part[type] = type === "era" ? Number(value.startsWith("A")) : Number(value);
  const { era = 1, year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  // Date.UTC takes the years 0 to 99 for those of the 20th century; before the year 1 comes 1 BC.
  const wall = new Date(0);
  wall.setUTCFullYear(era ? year : 1 - year, month - 1, day);
  wall.setUTCHours(hour, minute, second);
  return (wall.getTime() - ms) / MINUTE;
}

/** What a calendar on the wall in the zone shows at the instant. */
export function localDate(instant: Date, zone: string): CalendarDate {
  return toDate(Math.floor(wallClock(instant, zone) / DAY));
}

/** What a clock on the wall in the zone shows, "HH:MM". */
export function localTime(instant: Date, zone: string): string {
  const minutes = localMinutes(instant, zone);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Minutes since local midnight, 0–1439. */
export function localMinutes(instant: Date, zone: string): number {
  const wall = wallClock(instant, zone);
  return Math.floor((wall - Math.floor(wall / DAY) * DAY) / MINUTE);
}

/** Milliseconds as if the wall clock of the zone were UTC. */
function wallClock(instant: Date, zone: string): number {
  return instant.getTime() + zoneOffset(instant, zone) * MINUTE;
}

/**
 * The instant at which clocks in the zone show the date and time ("HH:MM"). A time that the clocks skip becomes the
 * same distance after the gap, one that they show twice the first of the two. Throws RangeError on a wrong date or time.
 */
export function zonedToInstant({ date, time }: Local, zone: string): Date {
  const clock = /^(\d{1,2}):(\d{2})$/.exec(time);
  const minutes = clock ? Number(clock[1]) * 60 + Number(clock[2]) : Number.NaN;
  if (!(minutes >= 0 && minutes <= 1440) || Number(clock?.[2]) > 59)
    throw new RangeError(`Not a time: ${time}`);
  return zonedMinutes(epochDay(date), minutes, zone);
}

/** As `zonedToInstant`, from days since 1970 and minutes since local midnight. */
export function zonedMinutes(day: number, minutes: number, zone: string): Date {
  const wall = day * DAY + minutes * MINUTE;
  const before = zoneOffset(new Date(wall - DAY), zone);
  const after = zoneOffset(new Date(wall + DAY), zone);
  for (const offset of before === after ? [before] : [Math.max(before, after), Math.min(before, after)]) {
    const instant = new Date(wall - offset * MINUTE);
    if (zoneOffset(instant, zone) === offset) return instant;
  }
  return new Date(wall - before * MINUTE);
}

/** Midnight to midnight: the instants at which the date begins and ends in the zone. */
export function dayBounds(date: CalendarDate, zone: string): { start: Date; end: Date } {
  const day = epochDay(date);
  return { start: zonedMinutes(day, 0, zone), end: zonedMinutes(day + 1, 0, zone) };
}

export type When = Date | CalendarDate;
export type FormatOptions = { locale: Locale; timeZone: string; now: Date };

const asDate = (when: When, zone: string): CalendarDate =>
  typeof when === "string" ? when : localDate(when, zone);

type Names = { months: string[]; shortMonths: string[]; weekdays: string[]; longWeekdays: string[] };
const names = new Map<Locale, Names>();

function namesOf(locale: Locale): Names {
  let found = names.get(locale);
  if (!found) {
    const tag = locale === "en" ? "en-GB" : "ru";
    const list = (
      count: number,
      first: number,
      step: number,
      options: Intl.DateTimeFormatOptions,
      part: string,
    ) => {
      const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: "UTC" });
      return Array.from(
        { length: count },
        (_, i) =>
          format.formatToParts((first + i * step) * DAY).find(({ type }) => type === part)?.value ?? "",
      );
    };
    // With the day beside it Intl gives the genitive «марта»; 2001 began on a Monday.
    const start = epochDay("2001-01-15");
    found = {
      months: list(12, start, 30, { day: "numeric", month: "long" }, "month"),
      shortMonths: list(12, start, 30, { day: "numeric", month: "short" }, "month"),
      weekdays: list(7, start, 1, { weekday: "short" }, "weekday"),
      longWeekdays: list(7, start, 1, { weekday: "long" }, "weekday"),
    };
    names.set(locale, found);
  }
  return found;
}

const RELATIVE: Record<Locale, Record<number, string>> = {
  ru: { [-1]: "вчера", 0: "сегодня", 1: "завтра" },
  en: { [-1]: "yesterday", 0: "today", 1: "tomorrow" },
};

/** «27 марта», with the year only when it is not the year of `now`: «27 марта 2025». */
export function formatDayMonth(when: When, { locale, timeZone, now }: FormatOptions): string {
  const date = asDate(when, timeZone);
  const month = namesOf(locale).months[Number(date.slice(5, 7)) - 1];
  const year = date.slice(0, 4) === localDate(now, timeZone).slice(0, 4) ? "" : `${NBSP}${date.slice(0, 4)}`;
  return `${Number(date.slice(8, 10))}${NBSP}${month}${year}`;
}

/** «13 февр.», another year adds it: for narrow columns. */
export function formatShortDay(when: When, { locale, timeZone, now }: FormatOptions): string {
  const date = asDate(when, timeZone);
  const relative = RELATIVE[locale][epochDay(date) - epochDay(localDate(now, timeZone))];
  if (relative) return relative;
  const month = namesOf(locale).shortMonths[Number(date.slice(5, 7)) - 1];
  const year = date.slice(0, 4) === localDate(now, timeZone).slice(0, 4) ? "" : `${NBSP}${date.slice(0, 4)}`;
  return `${Number(date.slice(8, 10))}${NBSP}${month}${year}`;
}

/** «пт, 27 марта»: always with the day of the week, never «завтра»; the year only when it is another. */
export function formatWeekday(when: When, options: FormatOptions): string {
  const date = asDate(when, options.timeZone);
  const dayMonth = formatDayMonth(date, options);
  if (date.slice(0, 4) !== localDate(options.now, options.timeZone).slice(0, 4)) return dayMonth;
  return `${namesOf(options.locale).weekdays[weekday(date) - 1]}, ${dayMonth}`;
}

/** «сегодня», «завтра», «вчера», «пт, 27 марта», «27 марта 2025»: the days are those of `timeZone`. */
export function formatDay(when: When, options: FormatOptions): string {
  const date = asDate(when, options.timeZone);
  const distance = epochDay(date) - epochDay(localDate(options.now, options.timeZone));
  return RELATIVE[options.locale][distance] ?? formatWeekday(date, options);
}

/** «четверг, 19 марта»: the whole name of the weekday, for the title of a day. */
export function formatLongDay(when: When, options: FormatOptions): string {
  const date = asDate(when, options.timeZone);
  return `${namesOf(options.locale).longWeekdays[weekday(date) - 1]}, ${formatDayMonth(date, options)}`;
}

/** «9:40», the 24-hour clock in both languages. */
export function formatTime(instant: Date, { timeZone }: { timeZone: string; locale?: Locale }): string {
  const minutes = localMinutes(instant, timeZone);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** «сегодня, 15:00», «пт, 27 марта, 9:40». */
export function formatDateTime(instant: Date, options: FormatOptions): string {
  return `${formatDay(instant, options)}, ${formatTime(instant, options)}`;
}

/** «27.03.2026» in Russian, “27 Mar 2026” in English: for documents and exports. */
export function formatDate(when: When, { locale, timeZone }: { locale: Locale; timeZone: string }): string {
  const date = asDate(when, timeZone);
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)];
  if (locale === "ru") return `${day}.${month}.${year}`;
  return `${Number(day)} ${namesOf("en").shortMonths[Number(month) - 1]} ${year}`;
}

/** The Monday of the week of the date. */
export function startOfWeek(date: CalendarDate): CalendarDate {
  return addDays(date, 1 - weekday(date));
}

/** The last day of the month of the date. */
export function endOfMonth(date: CalendarDate): CalendarDate {
  return addDays(addMonths(`${date.slice(0, 7)}-01`, 1), -1);
}
