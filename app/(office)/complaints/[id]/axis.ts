import { isWorkingDay } from "#db/values/calendar.ts";
import { addDays, type CalendarDate, dayBounds, daysBetween, localDate } from "#db/values/time.ts";

export interface AxisDay {
  date: CalendarDate;
  isOff: boolean;
  isToday: boolean;
  /** Whether its date is written: on a long axis only every few days. */
  isNamed: boolean;
}

/** A stretch of the axis in percent of its width. */
export interface Span {
  left: number;
  width: number;
}

export interface Axis {
  days: AxisDay[];
  at: (instant: Date) => number;
  span: (from: Date, to: Date) => Span;
}

/** More days than this would be thinner than a pixel or two on a phone; the end is what one still acts on. */
const MOST = 120;
const NAMED = 13;

const round = (share: number) => Math.round(share * 10_000) / 100;

/** One axis of whole days in the reader's zone, from the day of `from` to the day of `to`, both included. */
export function axisOf(from: Date, to: Date, now: Date, timeZone: string): Axis {
  const last = localDate(to > from ? to : from, timeZone);
  const wanted = localDate(from, timeZone);
  const first = daysBetween(wanted, last) >= MOST ? addDays(last, 1 - MOST) : wanted;
  const count = daysBetween(first, last) + 1;
  const today = localDate(now, timeZone);
  const step = Math.ceil(count / NAMED);
  const days = Array.from({ length: count }, (_, index) => {
    const date = addDays(first, index);
    return { date, isOff: !isWorkingDay(date), isToday: date === today, isNamed: index % step === 0 };
  });
  const at = (instant: Date) => {
    const date = localDate(instant, timeZone);
    const { start, end } = dayBounds(date, timeZone);
    const part = (instant.getTime() - start.getTime()) / (end.getTime() - start.getTime());
    return round(Math.min(1, Math.max(0, (daysBetween(first, date) + part) / count)));
  };
  const span = (begin: Date, end: Date) => {
    const left = at(begin);
    return { left, width: Math.max(0, Math.round((at(end) - left) * 100) / 100) };
  };
  return { days, at, span };
}
