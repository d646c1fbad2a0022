import { isCalendarDate } from "#db/values/dates.ts";

const SHAPE =
  /^(\S{10}) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:[+-](?:0\d|1[0-5])(?::[0-5]\d)?)?$/;

/**
 * Whether the text is a moment as the database writes one, "2026-03-19 06:40:00.123456", with or without an offset
 * ("+03", "+05:30"), and names a date and an hour that exist: the database throws on 30 February. Years 0001–9999.
 */
export function isMoment(text: string): boolean {
  const [, date] = SHAPE.exec(text) ?? [];
  return date !== undefined && isCalendarDate(date);
}
