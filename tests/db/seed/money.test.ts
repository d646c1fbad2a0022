import { expect, it } from "vitest";
import { makeClients, makeCrowd } from "#db/seed/clients.ts";
import { makeMoney } from "#db/seed/money.ts";
import { makeOffice } from "#db/seed/office.ts";
import { seededRandom } from "#db/seed/random.ts";

/** A weekday noon, the January holidays. */
const moments = ["2026-03-19T08:30:00Z", "2027-01-04T12:00:00Z"];

function papersAt(moment: string) {
  const now = new Date(moment);
  const opened = new Date(now.getTime() - 3 * 365 * 86_400_000);
  const office = makeOffice(seededRandom(1), opened);
  const first = makeClients(seededRandom(2), office, now);
  const base = [...first, ...makeCrowd(office, now, first)];
  return { now, base, ...makeMoney(office, base, opened, now).papers };
}

const total = (sums: readonly (number | undefined)[]) =>
  sums.reduce<number>((all, sum) => all + (sum ?? 0), 0);

it.each(moments)("gives two believable years of purchases, debts and payments at %s", (moment) => {
  const { now, orders, lines, invoices, payments, settlements } = papersAt(moment);
  const today = moment.slice(0, 10);
  expect(orders.length).toBeGreaterThan(3000);
  expect(new Set(orders.map(({ day }) => day.slice(0, 7))).size).toBeGreaterThan(22);
  expect([...orders, ...invoices, ...payments].filter(({ at }) => at > now)).toEqual([]);
  expect(new Set([...orders, ...invoices, ...payments].map(({ id }) => id)).size).toBe(
    orders.length + invoices.length + payments.length,
  );

  const sold = (months: readonly string[]) =>
    total(orders.filter(({ day }) => months.includes(day.slice(5, 7))).map(({ bought }) => bought));
  expect(sold(["05", "06", "07"])).toBeGreaterThan(2 * sold(["11", "12", "01"]));
  expect(lines.length).toBeGreaterThan(2 * orders.length);

  const unpaid = invoices.filter((one) => (one.paid ?? 0) + (one.credited ?? 0) < one.total);
  const late = unpaid.filter(({ dueOn }) => dueOn < today);
  expect(unpaid.length / invoices.length).toBeLessThan(0.1);
  expect(late.length).toBeGreaterThan(5);
  expect(late.length).toBeLessThan(unpaid.length);
  expect(unpaid.filter(({ paid }) => (paid ?? 0) > 0).length).toBeGreaterThan(2);
  expect(orders.filter(({ kind }) => kind === "return").length).toBeGreaterThan(20);
  expect(payments.filter(({ amount }) => amount < 0).length).toBeGreaterThan(5);
  expect(total(settlements.map(({ amount }) => amount))).toBe(
    total([...invoices.map(({ paid }) => paid), ...invoices.map(({ credited }) => credited)]),
  );
});

it("is the same at each run", () => {
  const [one, two] = [papersAt("2026-03-19T08:30:00Z"), papersAt("2026-03-19T08:30:00Z")];
  expect(two.orders.slice(-50)).toEqual(one.orders.slice(-50));
  expect(two.settlements.length).toBe(one.settlements.length);
});
