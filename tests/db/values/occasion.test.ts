import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#db/values/dates.ts";
import { nextOccurrence, type Occasion, occurrenceIn } from "#db/values/occasion.ts";

const birthday = (month: number, day: number | null, year: number | null = null): Occasion => ({
  month,
  day,
  year,
  yearly: true,
});

describe("nextOccurrence", () => {
  it.each([
    ["today counts", birthday(3, 19, 1981), "2026-03-19", { on: "2026-03-19", month: "2026-03", years: 45 }],
    [
      "after it, next year",
      birthday(3, 18, 1981),
      "2026-03-19",
      { on: "2027-03-18", month: "2027-03", years: 46 },
    ],
    [
      "without a year no age",
      birthday(12, 1),
      "2026-03-19",
      { on: "2026-12-01", month: "2026-12", years: null },
    ],
    [
      "29 February on the 28th",
      birthday(2, 29, 2000),
      "2026-01-10",
      { on: "2026-02-28", month: "2026-02", years: 26 },
    ],
    [
      "29 February where there is one",
      birthday(2, 29, 2000),
      "2028-01-10",
      { on: "2028-02-29", month: "2028-02", years: 28 },
    ],
    [
      "29 February over on 1 March",
      birthday(2, 29),
      "2026-03-01",
      { on: "2027-02-28", month: "2027-02", years: null },
    ],
    [
      "a month alone, while it lasts",
      birthday(6, null),
      "2026-06-30",
      { on: null, month: "2026-06", years: null },
    ],
    [
      "a month alone, next year",
      birthday(6, null),
      "2026-07-01",
      { on: null, month: "2027-06", years: null },
    ],
    [
      "an anniversary to come",
      birthday(4, 3, 2027),
      "2026-03-19",
      { on: "2027-04-03", month: "2027-04", years: null },
    ],
  ])("%s", (_, occasion, today, next) => expect(nextOccurrence(occasion, today)).toEqual(next));

  it("knows when the only time has passed", () => {
    const once = { month: 6, day: null, year: 2026, yearly: false };
    expect(nextOccurrence(once, "2026-06-30")).toEqual({ on: null, month: "2026-06", years: null });
    expect(nextOccurrence(once, "2026-07-01")).toBeNull();
    expect(occurrenceIn(once, 2027)).toBeNull();
  });

  it("is the first day from today on that a walk through the calendar finds", () => {
    const days = fc.integer({ min: 0, max: 3_000 }).map((n) => addDays("2024-01-01", n));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        days,
        (month, day, today) => {
          const wanted = `-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
          let walk = today;
          while (!walk.endsWith(wanted)) walk = addDays(walk, 1);
          expect(nextOccurrence(birthday(month, day), today)?.on).toBe(walk);
        },
      ),
      { numRuns: 50 },
    );
  });
});
