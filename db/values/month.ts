import { addMonths, type CalendarDate } from "#db/values/dates.ts";
import type { Locale } from "#db/values/locale.ts";

/** The first day of the month that lies `months` later (earlier below zero) than that of the date. */
export const firstOfMonth = (date: CalendarDate, months = 0): CalendarDate =>
  addMonths(`${date.slice(0, 7)}-01`, months);

/** Where a period of whole months begins: with the month of the date as the last of them. */
export const periodStart = (date: CalendarDate, months: number): CalendarDate =>
  firstOfMonth(date, 1 - months);

/** The twelve months that end with that of the date, the earliest first. */
export const lastTwelve = (date: CalendarDate): CalendarDate[] =>
  Array.from({ length: 12 }, (_, i) => firstOfMonth(date, i - 11));

const formats = new Map<Locale, Intl.DateTimeFormat>();

/** «март 2026», “March 2026”. */
export function formatMonth(date: CalendarDate, locale: Locale): string {
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(locale === "ru" ? "ru-RU" : "en-GB", { month: "long", timeZone: "UTC" });
    formats.set(locale, format);
  }
  return `${format.format(Date.parse(date))}\u00A0${date.slice(0, 4)}`;
}
