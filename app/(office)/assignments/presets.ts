import { addWorkingDays, isWorkingDay } from "#db/values/calendar.ts";
import { addDays, type CalendarDate, formatDay, localDate, localMinutes } from "#db/values/time.ts";
import type { WorkView } from "./work-view.ts";

/** What a field for a term needs, in the actor's zone. */
export interface TermSetup {
  locale: string;
  timeZone: string;
  minDate: CalendarDate;
  daysOff: CalendarDate[];
  presets: { label: string; date: CalendarDate; time: string }[];
}

/** The hour that a day alone means. */
export const endOfDay = "18:00";

const known = new Map<string, TermSetup>();

/** Usual terms, by working days, and the days off of the next season. The same for everybody of a zone all day long. */
export function termSetup(view: WorkView): TermSetup {
  const { locale, timeZone } = view.actor;
  const today = localDate(view.now, timeZone);
  const isTodayLeft = isWorkingDay(today) && localMinutes(view.now, timeZone) < 17 * 60;
  const key = [locale, timeZone, today, isTodayLeft].join(" ");
  const setup = known.get(key) ?? makeSetup(view, today, isTodayLeft);
  if (known.size > 50) known.clear();
  known.set(key, setup);
  return setup;
}

function makeSetup({ actor, now, t }: WorkView, today: CalendarDate, isTodayLeft: boolean): TermSetup {
  const { locale, timeZone } = actor;
  const next = addWorkingDays(today, 1);
  const nextLabel =
    next === addDays(today, 1) ? t("presets.tomorrow") : formatDay(next, { locale, timeZone, now });
  const dates = [
    ...(isTodayLeft ? [{ label: t("presets.today"), date: today }] : []),
    { label: nextLabel, date: next },
    { label: t("presets.workingDays", { n: 3 }), date: addWorkingDays(today, 3) },
    { label: t("presets.week"), date: addWorkingDays(addDays(today, 7), 0) },
  ];
  return {
    locale: locale === "ru" ? "ru-RU" : "en-GB",
    timeZone,
    minDate: today,
    daysOff: Array.from({ length: 120 }, (_, n) => addDays(today, n)).filter((date) => !isWorkingDay(date)),
    presets: dates.map((preset) => ({ ...preset, time: endOfDay })),
  };
}
