import { endOfWorkingDay, WORKDAY } from "#db/values/calendar.ts";
import { isTermDate } from "#db/values/term-bounds.ts";
import { at, DAY_WORDS, type DayRead } from "#db/values/term-words.ts";
import { addDays, localDate, zonedToInstant } from "#db/values/time.ts";

export type TermOptions = { now: Date; timeZone: string };

/** A term found in a text: `start` and `end` are places in the string, `hasTime` says an hour was named. */
export type Term = { start: number; end: number; phrase: string; dueAt: Date; hasTime: boolean };

type Clock = { minutes: number; end: number };

const DAY_PARTS: readonly [RegExp, number][] = [
  [at("до\\s+обеда|к\\s+обеду|в\\s+обед|в\\s+полдень|by\\s+noon|at\\s+noon"), 13 * 60],
  [at("после\\s+обеда|in\\s+the\\s+afternoon"), 15 * 60],
  [at("с\\s+утра|утром|in\\s+the\\s+morning"), 10 * 60],
  [at("днём|днем"), 14 * 60],
  [at("к\\s+вечеру|вечером|in\\s+the\\s+evening"), WORKDAY.end],
];
const BEFORE = "(?:в|к|до|с|после|около|не\\s+позже|at|by|before|after|around)\\s+";
const EXACT = at(`(?:${BEFORE})?(\\d{1,2}):(\\d{2})(?:\\s*(am|pm))?`);
const POINT = at(`${BEFORE}(\\d{1,2})[.-](\\d{2})(?:\\s*(am|pm))?`);
const HOURS = at(`(?:${BEFORE})(\\d{1,2})\\s*(?:час(?:а|ов|ам)?|ч\\.?)(?:\\s+(утра|дня|вечера))?`);
const HALF_DAY = at(`(?:${BEFORE})(\\d{1,2})\\s*(утра|дня|вечера|am|pm|a\\.m\\.|p\\.m\\.)`);
/** Nouns that make «в 15» a place or an amount. */
const NOT_AN_HOUR =
  "каб|комн|офис|дом|корп|магаз|школ|этаж|цех|отдел|филиал|квартир|подъезд|процент|дн[еяй]|недел|мес|челов|шт|минут|раз|тыс|млн|руб|экз";
const BARE = at(`${BEFORE}(\\d{1,2})(?![.:%-]?\\d)(?!\\s*(?:${NOT_AN_HOUR}|%|₽|№))`);
const END_OF_DAY = at(
  "до\\s+конца\\s+(?:рабочего\\s+)?дня|к\\s+концу\\s+(?:рабочего\\s+)?дня|by\\s+(?:the\\s+)?end\\s+of\\s+(?:the\\s+)?day|eod",
);

const tryAt = (pattern: RegExp, text: string, from: number) => {
  pattern.lastIndex = from;
  return pattern.exec(text);
};

function clock(
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
): number | null {
  let hours = Number(hour);
  if (/^(?:дня|вечера|p)/i.test(half ?? "") && hours < 12) hours += 12;
  else if (/^a/i.test(half ?? "") && hours === 12) hours = 0;
  // «в 3», «в 4:30» in an office is the afternoon; «в 03:00» and «в 7 утра» are what they say.
  else if (!half && hours >= 1 && hours <= 7 && hour?.length === 1) hours += 12;
  const minutes = hours * 60 + Number(minute ?? 0);
  return hours <= 23 && Number(minute ?? 0) <= 59 ? minutes : null;
}

/** The hour named at this place; `bare` allows «в 15» without any unit, which only a day before it makes clear. */
function readClock(text: string, from: number, bare: boolean): Clock | null {
  for (const [pattern, minutes] of DAY_PARTS) {
    const match = tryAt(pattern, text, from);
    if (match) return { minutes, end: pattern.lastIndex };
  }
  for (const pattern of [EXACT, HALF_DAY, HOURS, ...(bare ? [POINT, BARE] : [])]) {
    const match = tryAt(pattern, text, from);
    if (!match) continue;
    const isHourOnly = pattern === HOURS || pattern === HALF_DAY;
    const minutes = clock(match[1], isHourOnly ? undefined : match[2], isHourOnly ? match[2] : match[3]);
    if (minutes !== null) return { minutes, end: from + match[0].length };
  }
  return null;
}

/** The place of the next word, blanks and commas passed over. */
export const gap = (text: string, from: number) =>
  from + (/^[\s,]+(?:(?:числа|and|и)\s+)?/u.exec(text.slice(from))?.[0].length ?? 0);

/**
 * The first term named in a text at or after `from`: «завтра в 15:00», «до пятницы», «через 3 рабочих дня», «27.03 в 10:30»,
 * “by Friday”. Without an hour it ends with the working day (18:00, 17:00 of a short day). A date that is past means next
 * year, an hour that is past means tomorrow; a day that cannot be a term (year 9999) is passed over. Days and hours are
 * those of `timeZone`. Null when there is none. `bareAt` says where «в 15» alone is an hour: just after a verb.
 */
export function findTerm(
  text: string,
  options: TermOptions,
  from = 0,
  bareAt?: (place: number) => boolean,
): Term | null {
  const { now, timeZone } = options;
  const today = localDate(now, timeZone);
  for (let start = from; start < text.length; start++) {
    if (start > 0 && /[\p{L}\p{N}]/u.test(text.charAt(start - 1))) continue;
    const day = readDay(text, start, today);
    if (day) {
      const tail = readClock(text, gap(text, day.end), true);
      if ("date" in day.read && !isTermDate(day.read.date)) {
        start = (tail?.end ?? day.end) - 1;
        continue;
      }
      return "afterMinutes" in day.read
        ? soon(text, start, day.end, new Date(now.getTime() + day.read.afterMinutes * 60_000))
        : make(
            text,
            start,
            tail?.end ?? endOfDay(text, day.end),
            day.read.date,
            tail?.minutes ?? null,
            options,
          );
    }
    const hour = readClock(text, start, bareAt?.(start) ?? false);
    if (!hour) continue;
    const after = readDay(text, gap(text, hour.end), today);
    if (after && "date" in after.read && !isTermDate(after.read.date)) {
      start = after.end - 1;
      continue;
    }
    if (after && "date" in after.read)
      return make(text, start, after.end, after.read.date, hour.minutes, options);
    return make(text, start, hour.end, null, hour.minutes, options);
  }
  return null;
}

/** The term with the hour that stands further on, before `to`: «во вторник созвонимся в 11», «завтра Петрову в 15:00». */
export function withHour(text: string, term: Term, from: number, to: number, options: TermOptions): Term {
  const first = gap(text, from);
  for (let start = first; !term.hasTime && start < to; start++) {
    if (start > 0 && /[\p{L}\p{N}]/u.test(text.charAt(start - 1))) continue;
    const hour = readClock(text, start, start === first);
    if (!hour) continue;
    return make(text, term.start, hour.end, localDate(term.dueAt, options.timeZone), hour.minutes, options);
  }
  return term;
}

function readDay(text: string, start: number, today: string): { read: DayRead; end: number } | null {
  for (const { pattern, read } of DAY_WORDS) {
    const match = tryAt(pattern, text, start);
    const found = match && read(match, today);
    if (match && found) return { read: found, end: start + match[0].length };
  }
  return null;
}

function endOfDay(text: string, from: number): number {
  const match = tryAt(END_OF_DAY, text, gap(text, from));
  return match ? END_OF_DAY.lastIndex : from;
}

function soon(text: string, start: number, end: number, at: Date): Term {
  const dueAt = new Date(Math.ceil(at.getTime() / 60_000) * 60_000);
  return { start, end, phrase: text.slice(start, end), dueAt, hasTime: true };
}

function make(
  text: string,
  start: number,
  end: number,
  date: string | null,
  minutes: number | null,
  { now, timeZone }: TermOptions,
): Term {
  const today = localDate(now, timeZone);
  const on = (day: string, m: number) =>
    zonedToInstant({ date: day, time: `${Math.floor(m / 60)}:${String(m % 60).padStart(2, "0")}` }, timeZone);
  let dueAt = minutes === null ? endOfWorkingDay(date ?? today, timeZone) : on(date ?? today, minutes);
  if (dueAt < now && minutes !== null && date === null) dueAt = on(addDays(today, 1), minutes);
  if (dueAt < now && minutes === null && date === today) dueAt = on(today, 23 * 60 + 59);
  return { start, end, phrase: text.slice(start, end), dueAt, hasTime: minutes !== null };
}
