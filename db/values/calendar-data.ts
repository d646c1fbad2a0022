/** One year of the production calendar, five-day week; days as "MM-DD". */
export type CalendarYear = {
  status: "official" | "forecast";
  source: string;
  /** Days off of the state on working days of the week: holidays of article 112 and days moved to. */
  off: string;
  /** Weekend days that are worked. */
  worked: string;
  /** Working days shorter by an hour, article 95. */
  short: string;
};

const JANUARY = "01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08";

/** Production calendars of Russia. A year that is not here follows article 112 of the Labour Code alone. */
export const CALENDAR_YEARS: Record<number, CalendarYear> = {
  2024: {
    status: "official",
    source: "Постановление Правительства РФ от 10.08.2023 № 1314",
    off: `${JANUARY} 02-23 03-08 04-29 04-30 05-01 05-09 05-10 06-12 11-04 12-30 12-31`,
    worked: "04-27 11-02 12-28",
    short: "02-22 03-07 05-08 06-11 11-02",
  },
  2025: {
    status: "official",
    source: "Постановление Правительства РФ от 04.10.2024 № 1335",
    off: `${JANUARY} 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31`,
    worked: "11-01",
    short: "03-07 04-30 06-11 11-01",
  },
  2026: {
    status: "official",
    source: "Постановление Правительства РФ от 24.09.2025 № 1466",
    off: `${JANUARY} 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31`,
    worked: "",
    short: "04-30 05-08 06-11 11-03",
  },
  2027: {
    status: "forecast",
    source: "Прогноз: перенос с 2 января на 5 ноября, с 3 января на 31 декабря, с 20 на 22 февраля",
    off: `${JANUARY} 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31`,
    worked: "02-20",
    short: "02-20 04-30 06-11 11-03",
  },
};

/** Non-working holidays of article 112 of the Labour Code. */
export const HOLIDAYS = `${JANUARY} 02-23 03-08 05-01 05-09 06-12 11-04`;
