import { describe, expect, it } from "vitest";
import { dueText, isDayTerm } from "#db/values/due.ts";
import { zonedToInstant } from "#db/values/time.ts";

const timeZone = "Asia/Yekaterinburg";
const at = (date: string, time: string) => zonedToInstant({ date, time }, timeZone);
const now = at("2026-03-19", "11:40");
const plain = (s: string) => s.replaceAll("\u00A0", " ");
const ru = (date: string, time: string, when = now) => {
  const due = dueText({ dueAt: at(date, time), now: when, timeZone, locale: "ru" });
  return [plain(due.text), plain(due.date), due.tone];
};

describe("dueText", () => {
  it.each([
    ["2026-03-17", "18:00", ["2 раб. дня назад", "вт, 17 марта", "late"]],
    ["2026-03-18", "18:00", ["1 раб. день назад", "ср, 18 марта", "late"]],
    ["2026-03-19", "08:40", ["3 часа назад", "сегодня, 8:40", "late"]],
    ["2026-03-19", "11:20", ["20 минут назад", "сегодня, 11:20", "late"]],
    ["2026-03-19", "12:30", ["сегодня, 12:30", "сегодня, 12:30", "soon"]],
    ["2026-03-19", "15:00", ["сегодня, 15:00", "сегодня, 15:00", "calm"]],
    ["2026-03-19", "18:00", ["до конца дня", "сегодня", "calm"]],
    ["2026-03-20", "18:00", ["до завтра", "пт, 20 марта", "calm"]],
    ["2026-03-20", "10:00", ["завтра, 10:00", "пт, 20 марта, 10:00", "calm"]],
    ["2026-03-27", "18:00", ["до пт, 27 марта", "пт, 27 марта", "calm"]],
    ["2026-04-30", "17:00", ["до чт, 30 апреля", "чт, 30 апреля", "calm"]],
    ["2027-03-27", "18:00", ["до 27 марта 2027", "27 марта 2027", "calm"]],
  ])("%s %s", (date, time, expected) => expect(ru(date, time)).toEqual(expected));
  it("names the date when no working day has passed", () => {
    expect(ru("2026-03-20", "18:00", at("2026-03-21", "12:00"))).toEqual(["вчера", "пт, 20 марта", "late"]);
  });
  it("is near at the end of the day too", () => {
    expect(ru("2026-03-19", "18:00", at("2026-03-19", "16:30"))[2]).toBe("soon");
    expect(ru("2026-03-20", "10:00", at("2026-03-19", "17:30"))[2]).toBe("soon");
  });
  it("in English", () => {
    const en = (date: string, time: string) =>
      plain(dueText({ dueAt: at(date, time), now, timeZone, locale: "en" }).text);
    expect([
      en("2026-03-17", "18:00"),
      en("2026-03-18", "18:00"),
      en("2026-03-27", "18:00"),
      en("2026-03-19", "15:00"),
    ]).toEqual(["2 working days ago", "1 working day ago", "by Fri, 27 March", "today, 15:00"]);
  });
  it("tells a day from an hour", () => {
    expect(
      [at("2026-03-19", "18:00"), at("2026-04-30", "17:00"), at("2026-03-19", "17:00")].map((d) =>
        isDayTerm(d, timeZone),
      ),
    ).toEqual([true, true, false]);
  });
});
