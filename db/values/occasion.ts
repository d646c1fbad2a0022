import { type CalendarDate, isCalendarDate } from "#db/values/dates.ts";

/** A day of the year, or only a month of it; `year` is that of the first time, or of the only one. */
export interface Occasion {
  month: number;
  day: number | null;
  year: number | null;
  yearly: boolean;
}

export interface Occurrence {
  /** Null when only the month is known. */
  on: CalendarDate | null;
  /** «2026-06» */
  month: string;
  /** How many years after the first time; null when that is not known, or it was the first. */
  years: number | null;
}

const two = (n: number) => String(n).padStart(2, "0");

/** When it falls in a year. 29 February stands on the 28th where there is none. */
export function occurrenceIn({ month, day, year, yearly }: Occasion, inYear: number): Occurrence | null {
  if (year !== null && (yearly ? inYear < year : inYear !== year)) return null;
  const name = `${inYear}-${two(month)}`;
  const exact = day === null ? null : `${name}-${two(day)}`;
  const on = exact !== null && !isCalendarDate(exact) ? `${name}-28` : exact;
  return { on, month: name, years: yearly && year !== null && inYear > year ? inYear - year : null };
}

/** The next time from `today` on, today and this month included; null when the only time has passed. */
export function nextOccurrence(occasion: Occasion, today: CalendarDate): Occurrence | null {
  const thisYear = Number(today.slice(0, 4));
  const first = occasion.yearly ? Math.max(thisYear, occasion.year ?? thisYear) : (occasion.year ?? thisYear);
  for (const inYear of occasion.yearly ? [first, first + 1] : [first]) {
    const found = occurrenceIn(occasion, inYear);
    const ahead = found && (found.on ? found.on >= today : found.month >= today.slice(0, 7));
    if (ahead) return found;
  }
  return null;
}

/** Sorts by the next time; a month without a day stands at its end. */
export const occasionKey = ({ on, month }: Occurrence): string => on ?? `${month}-99`;
