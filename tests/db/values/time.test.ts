import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { epochDay, toDate } from "#db/values/dates.ts";
import {
  addDays,
  addMonths,
  dayBounds,
  daysBetween,
  endOfMonth,
  formatDate,
  formatDateTime,
  formatDay,
  formatShortDay,
  formatTime,
  formatWeekday,
  isCalendarDate,
  isZone,
  localDate,
  localTime,
  startOfWeek,
  weekday,
  ZONES,
  zonedToInstant,
  zoneOffset,
} from "#db/values/time.ts";

const now = new Date("2026-03-19T06:40:00Z");
const ru = { locale: "ru", timeZone: "Asia/Yekaterinburg", now } as const;
const plain = (s: string) => s.replaceAll("\u00A0", " ");

describe("words for days and hours", () => {
  it("in Russian", () => {
    expect(
      ["2026-03-18", "2026-03-19", "2026-03-20", "2026-03-27", "2025-03-27"].map((d) =>
        plain(formatDay(d, ru)),
      ),
    ).toEqual(["вчера", "сегодня", "завтра", "пт, 27 марта", "27 марта 2025"]);
    expect(plain(formatDateTime(now, ru))).toBe("сегодня, 11:40");
    expect(plain(formatWeekday("2026-03-20", ru))).toBe("пт, 20 марта");
    expect(plain(formatShortDay("2026-02-13", ru))).toBe("13 февр.");
    expect(formatDate("2026-03-27", ru)).toBe("27.03.2026");
    expect(formatTime(new Date("2026-03-19T04:05:00Z"), ru)).toBe("9:05");
  });
  it("in English", () => {
    const en = { ...ru, locale: "en" } as const;
    expect(["2026-03-20", "2026-03-27"].map((d) => plain(formatDay(d, en)))).toEqual([
      "tomorrow",
      "Fri, 27 March",
    ]);
    expect(formatDate(now, en)).toBe("19 Mar 2026");
  });
  it("names the day of the zone, not of the server", () => {
    const late = new Date("2026-03-19T20:30:00Z");
    expect(formatDay(late, ru)).toBe("завтра");
    expect(formatDay(late, { ...ru, timeZone: "Europe/Moscow" })).toBe("сегодня");
    expect(formatDate(late, { locale: "ru", timeZone: "Asia/Kamchatka" })).toBe("20.03.2026");
  });
});

describe("calendar dates", () => {
  it("know what exists", () => {
    expect(["2024-02-29", "2026-02-29", "2026-13-01", "26-01-01", ""].map(isCalendarDate)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(() => addDays("2026-02-30", 1)).toThrow(RangeError);
  });
  it("count", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2026-01-15", -2)).toBe("2025-11-15");
    expect(daysBetween("2026-03-19", "2026-03-27")).toBe(8);
    expect([weekday("2026-03-19"), weekday("2026-03-22"), weekday("1969-12-29")]).toEqual([4, 7, 1]);
  });
});

describe("arithmetic of dates", () => {
  it("agrees with Date on every day of eight centuries", () => {
    for (let day = -146_097; day <= 146_097; day += 13) {
      const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
      if (toDate(day) !== iso || epochDay(iso) !== day)
        expect([toDate(day), epochDay(iso)]).toEqual([iso, day]);
    }
    expect(endOfMonth("2024-02-10")).toBe("2024-02-29");
    expect(startOfWeek("2026-03-22")).toBe("2026-03-16");
  });
});

describe("zones", () => {
  it("are eleven, with the offsets that Intl knows", () => {
    expect(ZONES).toHaveLength(11);
    for (const { id, offset } of ZONES) expect([id, zoneOffset(now, id)]).toEqual([id, offset]);
    expect(isZone("Asia/Omsk")).toBe(true);
    expect(isZone("Mars/Base")).toBe(false);
  });
  it("bring a wall clock to an instant and back", () => {
    const zones = fc.constantFrom(
      "Asia/Yekaterinburg",
      "Asia/Kathmandu",
      "America/New_York",
      "Australia/Lord_Howe",
      "Pacific/Chatham",
      "UTC",
    );
    const instants = fc.date({
      min: new Date("2015-01-01"),
      max: new Date("2035-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        const local = { date: localDate(at, zone), time: localTime(at, zone) };
        const back = zonedToInstant(local, zone);
        expect({ date: localDate(back, zone), time: localTime(back, zone) }).toEqual(local);
        expect(back.getTime()).toBeLessThanOrEqual(at.getTime());
      }),
    );
  });
  it("decide in the gap and in the doubled hour", () => {
    const zone = "America/New_York";
    expect(zonedToInstant({ date: "2026-03-08", time: "02:30" }, zone).toISOString()).toBe(
      "2026-03-08T07:30:00.000Z",
    );
    expect(zonedToInstant({ date: "2026-11-01", time: "01:30" }, zone).toISOString()).toBe(
      "2026-11-01T05:30:00.000Z",
    );
    for (const date of ["0001-01-01", "0050-06-15", "0099-12-31", "0100-01-01"]) {
      const instant = zonedToInstant({ date, time: "00:00" }, "UTC");
      expect(instant.toISOString()).toBe(`${date}T00:00:00.000Z`);
      expect(localDate(instant, "UTC")).toBe(date);
    }
    expect(() => zonedToInstant({ date: "2026-03-08", time: "25:00" }, zone)).toThrow(RangeError);
    const { start, end } = dayBounds("2026-03-08", zone);
    expect((end.getTime() - start.getTime()) / 3_600_000).toBe(23);
  });
});
