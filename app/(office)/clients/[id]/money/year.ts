import type { ClientMoney } from "#db/purchases/money.ts";
import { firstOfMonth, lastTwelve } from "#db/values/month.ts";

type Months = ClientMoney["months"];

/** Bought less given back in each of the twelve months that end with that of the day. */
export function yearOf(months: Months, day: string) {
  const net = new Map(months.map(({ month, bought, returned }) => [month, bought - returned]));
  return lastTwelve(day).map((month) => ({ month, sum: net.get(month) ?? 0 }));
}

const total = (rows: readonly { sum: number }[]) => rows.reduce((all, { sum }) => all + sum, 0);

/** The year's sum, and by how many percent it differs from the year before: null without one to compare with. */
export function compareYears(months: Months, day: string): { sum: number; percent: number | null } {
  const sum = total(yearOf(months, day));
  const before = total(yearOf(months, firstOfMonth(day, -12)));
  return { sum, percent: before > 0 ? Math.round((sum / before - 1) * 100) : null };
}
