import { addWorkingDays, firstWorkingDayNotBefore, lastWorkingDayNotAfter } from "#db/values/calendar.ts";
import { addDays, addMonths, type CalendarDate, isCalendarDate, weekday } from "#db/values/dates.ts";

/** What a phrase says of the day: a date, or an instant for «через час». */
export type DayRead = { date: CalendarDate } | { afterMinutes: number };
export type DayWord = {
  pattern: RegExp;
  read: (match: RegExpExecArray, today: CalendarDate) => DayRead | null;
};

/** A whole-word pattern that can be tried at one place of a text. */
export const at = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, "iuy");

const COUNT: Record<string, number> = {
  пару: 2,
  пары: 2,
  один: 1,
  одну: 1,
  одного: 1,
  два: 2,
  две: 2,
  двух: 2,
  три: 3,
  трёх: 3,
  трех: 3,
  четыре: 4,
  четырёх: 4,
  пять: 5,
  пяти: 5,
  шесть: 6,
  семь: 7,
  восемь: 8,
  девять: 9,
  десять: 10,
  десяти: 10,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
};
const NUMBER = `\\d{1,3}|${Object.keys(COUNT).join("|")}`;
const count = (word: string | undefined) => (word ? (COUNT[word.toLowerCase()] ?? Number(word)) : 1);

const DAYS_RU = [
  "понедельник|пн",
  "вторник|вт",
  "сред|ср",
  "четверг|чт",
  "пятниц|пт",
  "суббот|сб",
  "воскресень|вс",
];
const DAYS_EN = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MONTHS_RU = [
  "январ",
  "феврал",
  "март",
  "апрел",
  "ма[йя]",
  "июн",
  "июл",
  "август",
  "сентябр",
  "октябр",
  "ноябр",
  "декабр",
];
const MONTHS_EN = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const indexIn = (list: readonly string[], word: string) =>
  list.findIndex((stem) => new RegExp(`^(?:${stem})`, "iu").test(word)) + 1;

function nextWeekday(today: CalendarDate, day: number, which: "plain" | "this" | "next"): DayRead | null {
  if (day === 0) return null;
  const ahead = (day - weekday(today) + 7) % 7;
  if (which === "next") return { date: addDays(today, day - weekday(today) + 7) };
  return { date: addDays(today, ahead === 0 && which === "plain" ? 7 : ahead) };
}

/** A day and month in the coming year; with a year of its own as it is. Null when there is no such day. */
function coming(today: CalendarDate, day: string, month: number, year?: string): DayRead | null {
  const tail = `-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const first = year ? Number(year.length === 2 ? `20${year}` : year) : Number(today.slice(0, 4));
  for (let y = first; y <= first + (year ? 0 : 4); y++) {
    const date = `${y}${tail}`;
    if (isCalendarDate(date) && (year || date >= today)) return { date };
  }
  return null;
}

/** The given day of this month or, when it is past, of the next. */
function comingDay(today: CalendarDate, day: string): DayRead | null {
  for (let n = 0; n <= 2; n++) {
    const date = `${addMonths(`${today.slice(0, 7)}-01`, n).slice(0, 7)}-${day.padStart(2, "0")}`;
    if (isCalendarDate(date) && date >= today) return { date };
  }
  return null;
}

function after(today: CalendarDate, n: number, unit: string): DayRead | null {
  if (/^раб|^work|^busi/i.test(unit)) return { date: addWorkingDays(today, n) };
  if (/^мин|^min/i.test(unit)) return { afterMinutes: n };
  if (/^час|^hour/i.test(unit)) return { afterMinutes: n * 60 };
  const date = /^(?:мес|month)/i.test(unit)
    ? addMonths(today, n)
    : addDays(today, /^(?:нед|week)/i.test(unit) ? n * 7 : n);
  return { date: firstWorkingDayNotBefore(date) };
}

const endOfWeek = (today: CalendarDate, weeks: number): DayRead => ({
  date: lastWorkingDayNotAfter(addDays(today, 7 * weeks + 7 - weekday(today))),
});
const endOfMonth = (today: CalendarDate): DayRead => ({
  date: lastWorkingDayNotAfter(addDays(addMonths(`${today.slice(0, 7)}-01`, 1), -1)),
});

const UNIT_RU =
  "рабоч(?:их|ий|его)\\s+(?:дня|дней|день)|раб\\.?\\s*(?:дня|дней|день|дн\\.?)|минут[уы]?|мин\\.?|час(?:а|ов)?|день|дня|дней|недел[юиь]|месяц(?:а|ев)?";
const UNIT_EN = "(?:working|business)\\s+days?|minutes?|min|hours?|days?|weeks?|months?";
const BEFORE_RU = "(?:(?:до|к|ко|на|в|во|не позднее|не позже)\\s+)?";
const BEFORE_EN = "(?:(?:by|on|before|until|till|due)\\s+)?";

/** Ways to name a day, the longer before the shorter; tried in this order at each word of a text. */
export const DAY_WORDS: readonly DayWord[] = [
  { pattern: at("через\\s+полчаса"), read: () => ({ afterMinutes: 30 }) },
  { pattern: at("через\\s+полтора\\s+часа"), read: () => ({ afterMinutes: 90 }) },
  {
    pattern: at(`(?:через|в\\s+течение)\\s+(?:(${NUMBER})\\s+)?(${UNIT_RU})`),
    read: (m, today) => after(today, count(m[1]), m[2] ?? ""),
  },
  {
    pattern: at(`(?:in|within)\\s+(${NUMBER})\\s+(${UNIT_EN})`),
    read: (m, today) => after(today, count(m[1]), m[2] ?? ""),
  },
  {
    pattern: at(`${BEFORE_RU}(?:послезавтра)|${BEFORE_EN}the day after tomorrow`),
    read: (_, today) => ({ date: addDays(today, 2) }),
  },
  {
    pattern: at(`${BEFORE_RU}завтра(?:шнего дня)?|${BEFORE_EN}tomorrow`),
    read: (_, today) => ({ date: addDays(today, 1) }),
  },
  { pattern: at(`${BEFORE_RU}сегодня|${BEFORE_EN}today|tonight`), read: (_, today) => ({ date: today }) },
  {
    pattern: at(
      "(?:до|к)\\s+конц[ау]\\s+(?:рабочего\\s+)?дня|by\\s+(?:the\\s+)?end\\s+of\\s+(?:the\\s+)?day|by\\s+eod",
    ),
    read: (_, today) => ({ date: today }),
  },
  {
    pattern: at(
      "(?:до|к)\\s+конц[ау]\\s+(?:этой\\s+)?недели|на\\s+этой\\s+неделе|(?:by\\s+the\\s+end\\s+of\\s+the|this)\\s+week",
    ),
    read: (_, today) => endOfWeek(today, 0),
  },
  {
    pattern: at("(?:(?:до|к)\\s+конц[ау]|на)\\s+следующей\\s+недел[еи]|next\\s+week"),
    read: (_, today) => endOfWeek(today, 1),
  },
  {
    pattern: at("(?:до|к)\\s+конц[ау]\\s+(?:этого\\s+)?месяца|by\\s+the\\s+end\\s+of\\s+the\\s+month"),
    read: (_, today) => endOfMonth(today),
  },
  {
    pattern: at(
      `${BEFORE_RU}(эт[уоа][йт]?|этого|этой|следующ\\p{L}+|ближайш\\p{L}+)?\\s*(понедельник[ау]?|вторник[ау]?|сред[ауые]|четверг[ау]?|пятниц[ауые]|суббот[ауые]|воскресень[еяю])`,
    ),
    read: (m, today) =>
      nextWeekday(
        today,
        indexIn(DAYS_RU, m[2] ?? ""),
        /^сл/i.test(m[1] ?? "") ? "next" : /^эт/i.test(m[1] ?? "") ? "this" : "plain",
      ),
  },
  {
    pattern: at("(?:до|к|в|во)\\s+(пн|вт|ср|чт|пт|сб|вс)"),
    read: (m, today) => nextWeekday(today, indexIn(DAYS_RU, m[1] ?? ""), "plain"),
  },
  {
    pattern: at(
      `${BEFORE_EN}(this\\s+|next\\s+)?((?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)`,
    ),
    read: (m, today) =>
      nextWeekday(
        today,
        indexIn(DAYS_EN, m[2] ?? ""),
        /^n/i.test(m[1] ?? "") ? "next" : /^t/i.test(m[1] ?? "") ? "this" : "plain",
      ),
  },
  {
    pattern: at(`${BEFORE_RU}(\\d{4}-\\d{2}-\\d{2})`),
    read: (m) => (isCalendarDate(m[1] ?? "") ? { date: m[1] ?? "" } : null),
  },
  {
    pattern: at(`${BEFORE_RU}(\\d{1,2})\\.(\\d{2})(?:\\.(\\d{4}|\\d{2}))?(?:\\s*г\\.?)?`),
    read: (m, today) => coming(today, m[1] ?? "", Number(m[2]), m[3]),
  },
  {
    pattern: at(
      `${BEFORE_RU}(\\d{1,2})(?:-?го|-?му)?\\s+(январ[яь]|феврал[яь]|март[а]?|апрел[яь]|ма[йя]|июн[яь]|июл[яь]|август[а]?|сентябр[яь]|октябр[яь]|ноябр[яь]|декабр[яь])(?:\\s+(\\d{4}))?(?:\\s+года|\\s*г\\.)?`,
    ),
    read: (m, today) => coming(today, m[1] ?? "", indexIn(MONTHS_RU, m[2] ?? ""), m[3]),
  },
  {
    pattern: at(
      `${BEFORE_EN}(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?((?:${MONTHS_EN.join("|")})\\p{L}*)(?:,?\\s+(\\d{4}))?`,
    ),
    read: (m, today) => coming(today, m[1] ?? "", indexIn(MONTHS_EN, m[2] ?? ""), m[3]),
  },
  {
    pattern: at(
      `${BEFORE_EN}((?:${MONTHS_EN.join("|")})\\p{L}*)\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?`,
    ),
    read: (m, today) => coming(today, m[2] ?? "", indexIn(MONTHS_EN, m[1] ?? ""), m[3]),
  },
  {
    pattern: at(`${BEFORE_RU}(\\d{1,2})(?:-?го(?:\\s+числа)?|-?му(?:\\s+числу)?|\\s+числа|\\s+числу)`),
    read: (m, today) => comingDay(today, m[1] ?? ""),
  },
];
