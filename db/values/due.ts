import { endOfWorkingDay, WORKDAY, workingDaysBetween, workingMinutesBetween } from "#db/values/calendar.ts";
import type { Locale } from "#db/values/locale.ts";
import { plural } from "#db/values/text.ts";
import { formatDay, formatTime, formatWeekday, localDate, localMinutes } from "#db/values/time.ts";

export type DueTone = "late" | "soon" | "calm";
export type Due = { text: string; date: string; tone: DueTone };
export type DueOptions = { dueAt: Date; now: Date; timeZone: string; locale: Locale };

const NBSP = "\u00A0";
/** Working minutes before the term when it begins to be near. */
const SOON = 120;
/** No holidays last longer: further terms need no counting. */
const LONGEST_BREAK = 16 * 86_400_000;

/** Whether the term means the day and no hour: 18:00, the end of that working day, or the last minute of the day. */
export function isDayTerm(dueAt: Date, timeZone: string): boolean {
  const minutes = localMinutes(dueAt, timeZone);
  if (minutes === WORKDAY.end || minutes === 23 * 60 + 59) return true;
  return dueAt.getTime() === endOfWorkingDay(localDate(dueAt, timeZone), timeZone).getTime();
}

/**
 * How a term reads in a list: «2 раб. дня назад», «3 часа назад», «сегодня, 15:00», «до конца дня», «до завтра»,
 * «до пт, 27 марта». `date` is the day behind the words, for a second line or a title. Late is past `dueAt`, soon is
 * less than two working hours before it. Days are those of `timeZone`; working days are those of the production calendar.
 */
export function dueText({ dueAt, now, timeZone, locale }: DueOptions): Due {
  const options = { locale, timeZone, now };
  const [day, today] = [localDate(dueAt, timeZone), localDate(now, timeZone)];
  const dayOnly = isDayTerm(dueAt, timeZone);
  const time = formatTime(dueAt, { timeZone });
  const named = day === today ? formatDay(day, options) : formatWeekday(day, options);
  const date = dayOnly ? named : `${named}, ${time}`;
  if (dueAt.getTime() < now.getTime()) {
    const ago =
      day === today
        ? hoursAgo(now.getTime() - dueAt.getTime(), locale)
        : daysAgo(workingDaysBetween(day, today), locale);
    return { text: ago ?? formatDay(day, options), date, tone: "late" };
  }
  const near = dueAt.getTime() - now.getTime() < LONGEST_BREAK;
  const tone = near && workingMinutesBetween(now, dueAt, timeZone) <= SOON ? "soon" : "calm";
  const word = formatDay(day, options);
  if (!dayOnly) return { text: `${word}, ${time}`, date, tone };
  if (day === today) return { text: locale === "ru" ? "до конца дня" : "by the end of the day", date, tone };
  return { text: locale === "ru" ? `до${NBSP}${word}` : `by ${word}`, date, tone };
}

function hoursAgo(ms: number, locale: Locale): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  if (minutes < 60) {
    const forms =
      locale === "ru" ? { one: "минуту", few: "минуты", many: "минут" } : { one: "minute", other: "minutes" };
    return `${minutes}${NBSP}${plural(locale, minutes, forms)} ${locale === "ru" ? "назад" : "ago"}`;
  }
  const hours = Math.floor(minutes / 60);
  const forms =
    locale === "ru" ? { one: "час", few: "часа", many: "часов" } : { one: "hour", other: "hours" };
  return `${hours}${NBSP}${plural(locale, hours, forms)} ${locale === "ru" ? "назад" : "ago"}`;
}

/** Null when no working day has passed: a Friday's term on Saturday is named by its date. */
function daysAgo(days: number, locale: Locale): string | null {
  if (days < 1) return null;
  if (locale === "en")
    return `${days}${NBSP}working ${plural(locale, days, { one: "day", other: "days" })} ago`;
  return `${days}${NBSP}раб.${NBSP}${plural(locale, days, { one: "день", few: "дня", many: "дней" })} назад`;
}
