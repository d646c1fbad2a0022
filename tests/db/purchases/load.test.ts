import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { inTransaction } from "#db/index.ts";
import { moneyQuestions } from "#db/invariants/money.ts";
import { products } from "#db/products/table.ts";
import { loadPurchases } from "#db/purchases/load.ts";
import { loadInvoices, loadPayments } from "#db/purchases/load-money.ts";
import { type LoadedRow, ordersOf } from "#db/purchases/loaded.ts";
import { clientTotals, invoices, orderLines, orders, payments } from "#db/purchases/table.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();
const now = new Date("2026-03-19T06:40:00Z");
const origin = { importId: null, now };
const [clientId, otherId] = [(await makeClient()).id, (await makeClient()).id];

const row = (
  order: string,
  code: string,
  quantity: string,
  price: string,
  more: Partial<LoadedRow> = {},
): LoadedRow => ({
  ...{ externalId: `test:${order}`, clientId, number: order, day: "2026-02-03", at: now },
  ...{ branchId: null, managerId: null, code, name: null, quantity, price, ...more },
});
const rows = [
  row("1", "85123A", "6", "2.55", { name: "" }),
  row("2", "71053", "-1", "3.39"),
  row("1", "85123a", "2", "0.0125", { name: "Подсвечник" }),
  row("1", "85123a", "2", "0.0125", { name: "Другое имя" }),
  row("3", "M", "1", "-11.06", { clientId: otherId }),
  row("4", "71053", "0", "0", { clientId: otherId }),
];

describe("a file of sales", () => {
  it("becomes orders: rows alike are kept, codes by case are one product, returns are told by their sign", async () => {
    expect(await loadPurchases(ordersOf(rows), origin)).toEqual({ orders: 4, lines: 6, known: 0 });
    const stored = await db.select().from(orders).orderBy(asc(orders.number));
    expect(stored).toMatchObject([
      { number: "1", kind: "sale", bought: 1536, returned: 0 },
      { number: "2", kind: "return", bought: 0, returned: 339 },
      { number: "3", kind: "return", bought: 0, returned: 1106 },
      { number: "4", kind: "sale", bought: 0, returned: 0 },
    ]);
    const names = await db
      .select({ code: products.code, name: products.name })
      .from(products)
      .orderBy(products.code);
    expect(names).toEqual([
      { code: "71053", name: "71053" },
      { code: "85123A", name: "Подсвечник" },
      { code: "M", name: "M" },
    ]);
    const [sums] = await db.select().from(clientTotals).where(eq(clientTotals.clientId, clientId));
    expect(sums).toMatchObject({
      orders: 1,
      bought: 1536,
      returned: 339,
      lastOrderOn: "2026-02-03",
      advance: 0,
    });
  });

  it("loaded again adds nothing, and only what is new in a longer one", async () => {
    expect(await loadPurchases(ordersOf(rows), origin)).toEqual({ orders: 0, lines: 0, known: 4 });
    const longer = [...rows, row("5", "71053", "1", "1")];
    expect(await loadPurchases(ordersOf(longer), origin)).toEqual({ orders: 1, lines: 1, known: 4 });
    expect(await db.$count(orderLines)).toBe(7);
  });

  it("loaded twice at once is there once", async () => {
    const more = ordersOf([row("6", "новый", "1", "1"), row("7", "НОВЫЙ", "1", "1", { clientId: otherId })]);
    const results = await Promise.all([
      loadPurchases(more, origin),
      loadPurchases(more.toReversed(), origin),
    ]);
    expect(results.map((one) => one.orders).sort()).toEqual([0, 2]);
  });
});

it("invoices and payments of a file are settled, the earliest term first, and once", async () => {
  const paper = (key: string, of = clientId) => ({
    ...{
      externalId: `test:${key}`,
      clientId: of,
      number: key,
      day: "2026-02-03",
      at: now,
      branchId: null,
      managerId: null,
    },
  });
  const asked = [
    { ...paper("late"), orderId: null, dueOn: "2026-02-10", total: 100 },
    { ...paper("next"), orderId: null, dueOn: "2026-03-10", total: 500 },
    { ...paper("other", otherId), orderId: null, dueOn: "2026-01-10", total: 50 },
  ];
  const money = [
    { ...paper("a"), amount: 60 },
    { ...paper("b"), amount: 60 },
    { ...paper("c"), amount: -5 },
    { ...paper("d", otherId), amount: 70 },
  ];
  for (const count of [asked.length, 0])
    expect((await inTransaction((tx) => loadInvoices(tx, asked, origin))).size).toBe(count);
  for (const count of [money.length, 0])
    expect((await inTransaction((tx) => loadPayments(tx, money, origin))).size).toBe(count);
  const paid = await db
    .select({ number: invoices.number, paid: invoices.paid })
    .from(invoices)
    .orderBy(invoices.number);
  expect(paid).toEqual([
    { number: "late", paid: 100 },
    { number: "next", paid: 20 },
    { number: "other", paid: 50 },
  ]);
  const applied = await db.select({ applied: payments.applied }).from(payments).orderBy(payments.number);
  expect(applied.map((one) => one.applied)).toEqual([60, 60, 0, 50]);
  for (const { count } of Object.values(moneyQuestions))
    expect(await db.execute(count())).toMatchObject([{ n: 0 }]);
});
