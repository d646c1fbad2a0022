import { expect, test } from "vitest";
import { parseWrittenDate } from "#db/values/written-date.ts";

test.each([
  ["12.03.2026", "2026-03-12", null],
  ["2.3.26 9:05", "2026-03-02", "09:05"],
  ["12.03.2026 г.", "2026-03-12", null],
  ["2026-03-12T14:05:59.123Z", "2026-03-12", "14:05"],
  ["2010-12-01 08:26:00", "2010-12-01", "08:26"],
  ["31/01/2026", "2026-01-31", null],
  ["5 марта 2026 г.", "2026-03-05", null],
  ["1 мая 1999, 10:00", "1999-05-01", "10:00"],
  ["01.01.70", "1970-01-01", null],
])("%s is a day", (text, day, time) => {
  expect(parseWrittenDate(text)).toEqual({ day, time });
});

test.each(["", "31.02.2026", "12.2026", "45363", "12.13.2026", "1.1.1899", "12.03.2026 25:00", "сегодня"])(
  "%s is none",
  (text) => {
    expect(parseWrittenDate(text)).toBeNull();
  },
);
