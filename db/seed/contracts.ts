import { isWorkingDay } from "../values/calendar.ts";
import { firstOfMonth } from "../values/month.ts";
import { addDays, type CalendarDate } from "../values/time.ts";
import type { Basket } from "./baskets.ts";
import type { DemoClient } from "./clients.ts";
import { care } from "./texts/catalogue.ts";

const MONTHS = 24;
/** Of the firms that buy little else, each so many has its units looked after by contract. */
const EVERY = 9;

interface Visits {
  client: DemoClient;
  visits: { day: CalendarDate; basket: Basket }[];
}

/**
 * Firms with a contract of service: the same work each month, for some in the months of the season more and in the
 * others less, for some every second month only. They are what X and Y are about.
 */
export function servedByContract(
  buyers: readonly DemoClient[],
  orders: readonly { clientId: string; day: CalendarDate }[],
  yesterday: CalendarDate,
): Visits[] {
  const since = firstOfMonth(yesterday, -13);
  const bought = new Map<string, number>();
  for (const { clientId, day } of orders)
    if (day >= since) bought.set(clientId, (bought.get(clientId) ?? 0) + 1);
  return buyers
    .filter(
      ({ client, trade }) =>
        trade !== "home" &&
        (client.status === "active" || client.status === "loyal") &&
        (bought.get(client.id) ?? 0) <= 1,
    )
    .filter((_, n) => n % EVERY === 0)
    .map((client, n) => ({ client, visits: visitsOf(n, yesterday) }));
}

function visitsOf(n: number, yesterday: CalendarDate) {
  const work = care[n % care.length]?.work ?? "";
  const units = [6, 14, 3, 30][n % 4] ?? 6;
  const every = n % 3 === 2 ? 2 : 1;
  const months = Array.from({ length: MONTHS }, (_, ago) => firstOfMonth(yesterday, -ago)).filter(
    (_, ago) => ago % every === 0,
  );
  return months.toReversed().flatMap((month) => {
    let day = addDays(month, 4 + (n % 9));
    while (!isWorkingDay(day)) day = addDays(day, 1);
    // Half of them have some of the units stand still in winter.
    const isWinter = /-(12|01|02)-/.test(day);
    const basket: Basket = [[work, String(isWinter && n % 2 === 1 ? Math.ceil(units / 2) : units)]];
    return day <= yesterday ? [{ day, basket }] : [];
  });
}
