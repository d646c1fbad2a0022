import { say, type Text } from "#db/values/locale.ts";
import { clean, type Locale, typo } from "#db/values/text.ts";
import { formatTime, formatWeekday } from "#db/values/time.ts";

const longestSubject = 200;

/** The words of one language, set as a typesetter would. */
export function words(locale: Locale): (text: Text) => string {
  return (text) => typo(say(text, locale), locale);
}

/** A subject is one line of visible text, whatever the title of a promise brings along. */
export function oneLine(text: string): string {
  const line = clean(text);
  return line.length <= longestSubject ? line : `${line.slice(0, longestSubject - 1).trimEnd()}…`;
}

/** «пт, 27 марта, 15:00»: never «сегодня», because a letter is read on another day. */
export function term(at: string, timeZone: string, locale: Locale): string {
  const moment = new Date(at);
  return `${formatWeekday(moment, { locale, timeZone, now: moment })}, ${formatTime(moment, { timeZone })}`;
}

/** «пн, 23 марта»: a day of a letter, which is read on another one. */
export const dayOf = (date: string, locale: Locale): string =>
  formatWeekday(date, { locale, timeZone: "UTC", now: new Date(`${date}T00:00:00Z`) });
