import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addWorkingDays,
  addWorkingMinutes,
  calendarStatus,
  dayKind,
  endOfWorkingDay,
  firstWorkingDayNotBefore,
  isWorkingDay,
  isWorkingTime,
  lastWorkingDayNotAfter,
  nextWorkingMoment,
  workingDaysBetween,
  workingMinutesBetween,
} from "#db/values/calendar.ts";
import { addDays, localDate, localTime } from "#db/values/time.ts";

const ZONE = "Asia/Yekaterinburg";
const local = (at: Date, zone: string) => `${localDate(at, zone)} ${localTime(at, zone)}`;

describe("production calendar", () => {
  it.each([
    [2024, 248, 1979],
    [2025, 247, 1972],
    [2026, 247, 1972],
    [2027, 247, 1972],
  ])("%i: %i days, %i hours of a 40-hour week", (year, days, hours) => {
    expect(workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`)).toBe(days);
    let short = 0;
    for (let d = `${year}-01-01`; d <= `${year}-12-31`; d = addDays(d, 1))
      if (dayKind(d) === "short") short++;
    expect(days * 8 - short).toBe(hours);
  });
  it("has moved days and worked Saturdays", () => {
    expect(["2026-01-09", "2026-03-09", "2026-05-11", "2026-12-31"].map(dayKind)).toEqual(
      Array(4).fill("holiday"),
    );
    expect(["2024-04-27", "2024-12-28"].map(dayKind)).toEqual(["work", "work"]);
    expect(["2025-11-01", "2026-04-30"].map(dayKind)).toEqual(["short", "short"]);
    expect([calendarStatus(2026), calendarStatus(2027)]).toEqual(["official", "forecast"]);
  });
  it("follows the law in a year that is not listed", () => {
    expect(["2030-01-08", "2030-02-23", "2030-02-25", "2030-06-11", "2030-06-12"].map(dayKind)).toEqual([
      "holiday",
      "holiday",
      "holiday",
      "short",
      "holiday",
    ]);
  });
});

describe("working days", () => {
  it("step over days off", () => {
    expect(addWorkingDays("2026-03-19", 3)).toBe("2026-03-24");
    expect(addWorkingDays("2026-12-30", 1)).toBe("2027-01-11");
    expect(addWorkingDays("2026-03-23", -1)).toBe("2026-03-20");
    expect(addWorkingDays("2026-03-21", 0)).toBe("2026-03-23");
    expect(workingDaysBetween("2026-03-17", "2026-03-19")).toBe(2);
    expect(workingDaysBetween("2026-03-23", "2026-03-20")).toBe(-1);
    expect(lastWorkingDayNotAfter("2026-05-11")).toBe("2026-05-08");
    expect(firstWorkingDayNotBefore("2026-05-09")).toBe("2026-05-12");
  });
  it("add and count agree", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 1, max: 200 }), (from, n) => {
        const start = addDays("2024-01-01", from);
        expect(workingDaysBetween(start, addWorkingDays(start, n))).toBe(n);
        expect(isWorkingDay(addWorkingDays(start, n))).toBe(true);
      }),
    );
  });
});

describe("working time", () => {
  it("opens at 9:00 and ends at 18:00, an hour earlier on a short day", () => {
    expect(local(endOfWorkingDay("2026-03-19", ZONE), ZONE)).toBe("2026-03-19 18:00");
    expect(local(endOfWorkingDay("2026-04-30", ZONE), ZONE)).toBe("2026-04-30 17:00");
    expect(isWorkingTime(new Date("2026-03-19T04:00:00Z"), ZONE)).toBe(true);
    expect(isWorkingTime(new Date("2026-03-19T13:00:00Z"), ZONE)).toBe(false);
    expect(local(nextWorkingMoment(new Date("2026-03-20T13:00:00Z"), ZONE), ZONE)).toBe("2026-03-23 09:00");
    expect(local(nextWorkingMoment(new Date("2026-03-20T00:00:00Z"), ZONE), ZONE)).toBe("2026-03-20 09:00");
  });
  it("fills a day to its end, not to the next morning", () => {
    const morning = new Date("2026-03-19T04:00:00Z");
    expect(local(addWorkingMinutes(morning, 540, ZONE), ZONE)).toBe("2026-03-19 18:00");
    expect(local(addWorkingMinutes(morning, 541, ZONE), ZONE)).toBe("2026-03-20 09:01");
    expect(local(addWorkingMinutes(new Date("2026-04-30T11:30:00Z"), 60, ZONE), ZONE)).toBe(
      "2026-05-04 09:30",
    );
    expect(() => addWorkingMinutes(morning, -1, ZONE)).toThrow(RangeError);
  });

  const zones = fc.constantFrom(
    ZONE,
    "Asia/Kathmandu",
    "Asia/Kamchatka",
    "Europe/Kaliningrad",
    "America/New_York",
    "UTC",
  );
  const START = Date.UTC(2024, 0, 1);
  const instants = fc.integer({ min: 0, max: 1460 * 1440 }).map((m) => new Date(START + m * 60_000));

  it("counts as a naive counter of minutes does", () => {
    fc.assert(
      fc.property(zones, instants, fc.integer({ min: 0, max: 6 * 1440 }), (zone, a, length) => {
        let naive = 0;
        for (let m = 0; m < length; m++) if (isWorkingTime(new Date(a.getTime() + m * 60_000), zone)) naive++;
        expect(workingMinutesBetween(a, new Date(a.getTime() + length * 60_000), zone)).toBe(naive);
      }),
      { numRuns: 25 },
    );
  });
  it("adding is the inverse of counting", () => {
    fc.assert(
      fc.property(zones, instants, fc.integer({ min: 1, max: 30_000 }), (zone, a, minutes) => {
        const end = addWorkingMinutes(a, minutes, zone);
        expect(workingMinutesBetween(a, end, zone)).toBe(minutes);
        expect(workingMinutesBetween(a, new Date(end.getTime() - 60_000), zone)).toBe(minutes - 1);
        expect(workingMinutesBetween(end, a, zone)).toBe(-minutes);
      }),
      { numRuns: 300 },
    );
  });
});
