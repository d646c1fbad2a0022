import {
  addWorkingDays,
  addWorkingMinutes,
  firstWorkingDayNotBefore,
  nextWorkingMoment,
} from "../values/calendar.ts";
import { addDays, localDate, zonedToInstant } from "../values/time.ts";
import type { Random } from "./random.ts";

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** A minute of the working day `days` after the instant, or a while later on the same day. */
export function laterOn(random: Random, from: Date, days: number, zone: string): Date {
  if (days === 0) return nextWorkingMoment(addWorkingMinutes(from, random.int(15, 150), zone), zone);
  const date = firstWorkingDayNotBefore(addDays(localDate(from, zone), days));
  return zonedToInstant({ date, time: clock(random.int(9 * 60 + 5, 16 * 60 + 50)) }, zone);
}

const HOURS = ["12:00", "15:00", "17:00", "18:00", "18:00"];

/** A term that people give: so many working days on, at a round hour. */
export function termIn(random: Random, from: Date, workingDays: number, zone: string): Date {
  return zonedToInstant(
    { date: addWorkingDays(localDate(from, zone), workingDays), time: random.pick(HOURS) },
    zone,
  );
}

/** The clock of a zone on a day counted from today; 0 is today itself, whether a working day or not. */
export function onDay(now: Date, days: number, time: string, zone: string): Date {
  return zonedToInstant({ date: addDays(localDate(now, zone), days), time }, zone);
}

/** The same on the `days`-th working day before or after today. */
export function onWorkingDay(now: Date, days: number, time: string, zone: string): Date {
  return zonedToInstant({ date: addWorkingDays(localDate(now, zone), days), time }, zone);
}
