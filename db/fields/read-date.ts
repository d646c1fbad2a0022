import { type CalendarDate, isNearDate } from "#db/values/dates.ts";

/** «31.12.2026», «1.2.26», «31/12/2026» or 2026-12-31; the day comes first, years of two digits are of this century. */
export function readDate(text: string): CalendarDate | undefined {
  const trimmed = text.trim().replace(/\s*г(?:ода|\.)?$/u, "");
  const iso = trimmed.replace(/[T ]00:00(?::00(?:\.0+)?Z?)?$/, "");
  if (isNearDate(iso)) return iso;
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/.exec(trimmed) ?? [];
  if (!day || !month || !year) return undefined;
  const written = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isNearDate(written) ? written : undefined;
}
