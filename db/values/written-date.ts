import { type CalendarDate, isNearDate } from "#db/values/dates.ts";

export interface WrittenDate {
  day: CalendarDate;
  /** «HH:MM», where the text tells it. */
  time: string | null;
}

const MONTHS = ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
const TIME = String.raw`(?:[\sTт,]+(?:в\s+)?(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:Z|г\.?)?)?`;
const ISO = new RegExp(String.raw`^(\d{4})[-./](\d{1,2})[-./](\d{1,2})${TIME}$`, "u");
const RUSSIAN = new RegExp(String.raw`^(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})(?:\s*г\.?)?${TIME}$`, "u");
const WORDED = new RegExp(
  String.raw`^(\d{1,2})\s+([а-я]{3,8})\.?\s+(\d{4})(?:\s*(?:года|г\.?))?${TIME}$`,
  "u",
);

/** Two digits are of the century in which most papers of an office lie: 1970 to 2069. */
const fullYear = (year: string) =>
  year.length === 2 ? (Number(year) < 70 ? 2000 : 1900) + Number(year) : Number(year);
const two = (n: number | string) => String(n).padStart(2, "0");

/**
 * A day with or without its time as people and programs write it: «12.03.2026», «12.03.26 14:05», «2026-03-12T14:05:00»,
 * «12/03/2026» (the day first), «5 марта 2026 г.». Null for what is no day of 1900–2099.
 */
export function parseWrittenDate(text: string): WrittenDate | null {
  const clean = text.normalize("NFKC").trim();
  const iso = ISO.exec(clean);
  if (iso) return written(Number(iso[1]), Number(iso[2]), iso[3], iso[4], iso[5]);
  const russian = RUSSIAN.exec(clean);
  if (russian)
    return written(fullYear(russian[3] ?? ""), Number(russian[2]), russian[1], russian[4], russian[5]);
  const worded = WORDED.exec(clean.toLowerCase());
  if (!worded) return null;
  const month = MONTHS.findIndex((begin) => worded[2]?.startsWith(begin)) + 1;
  return written(Number(worded[3]), month, worded[1], worded[4], worded[5]);
}

function written(year: number, month: number, day = "", hour?: string, minute?: string): WrittenDate | null {
  const date = `${year}-${two(month)}-${two(day)}`;
  if (!isNearDate(date)) return null;
  if (hour === undefined) return { day: date, time: null };
  return Number(hour) < 24 && Number(minute) < 60 ? { day: date, time: `${two(hour)}:${minute}` } : null;
}
