import { beforeEach, expect, it } from "vitest";
import { inTransaction } from "#db/index.ts";
import { moneyQuestions as questions } from "#db/invariants/money.ts";
import { recountMoney } from "#db/purchases/recount.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db, owner } = await testDatabase();
const [client, other] = [await makeClient(), await makeClient()];
const paper = { client_id: client.id, day: "2026-03-01", at: new Date("2026-03-01T09:00:00Z") };

async function ask() {
  const count = async (key: keyof typeof questions) =>
    (await db.execute<{ n: number }>(questions[key].count()))[0]?.n;
  return [await count("moneyMiscounted"), await count("papersMiscounted")];
}

/** A purchase, and an invoice for it that is paid in part, as the commands leave them. */
beforeEach(async () => {
  await owner`truncate settlements, order_lines, orders, invoices, payments, client_months, client_totals`;
  const [order] = await owner`insert into orders ${owner({ ...paper, bought: 500 })} returning id`;
  await owner`insert into order_lines (order_id, place, name, quantity, price, sum) values (${order?.id}, 0, 'a', 1, 5, 500)`;
  const [asked] = await owner`
    insert into invoices ${owner({ ...paper, order_id: order?.id, due_on: "2026-03-02", total: 500, paid: 100 })} returning id`;
  const [money] =
    await owner`insert into payments ${owner({ ...paper, amount: 100, applied: 100 })} returning id`;
  await owner`insert into settlements (invoice_id, payment_id, amount) values (${asked?.id}, ${money?.id}, 100)`;
  await inTransaction((tx) => recountMoney(tx, null));
});

const recounted = async (change: () => Promise<unknown>) => {
  await change();
  await inTransaction((tx) => recountMoney(tx, null));
};

it.each<[string, () => Promise<unknown>, [number, number]]>([
  ["nothing", async () => {}, [0, 0]],
  ["a total", () => owner`update client_totals set owes = 401`, [1, 0]],
  ["a month", () => owner`update client_months set bought = 501`, [1, 0]],
  [
    "a month too many",
    () => owner`insert into client_months values (${other.id}, '2026-01-01', 0, 0, 0, 0)`,
    [1, 0],
  ],
  ["a month too few", () => owner`delete from client_months`, [1, 0]],
  ["a line", () => recounted(() => owner`update order_lines set quantity = 2, sum = 1000`), [0, 1]],
  ["what covers an invoice", () => recounted(() => owner`update invoices set paid = 99`), [0, 1]],
  ["what lies of a payment", () => recounted(() => owner`update payments set applied = 99`), [0, 1]],
  [
    "a cancelled invoice that money still lies on",
    () => recounted(() => owner`update invoices set cancelled_at = now(), cancel_reason = 'x'`),
    [0, 1],
  ],
  ["whose money it is", () => recounted(() => owner`update payments set client_id = ${other.id}`), [0, 1]],
])("one thing wrong is counted once: %s", async (_, spoil, counts) => {
  await spoil();
  expect(await ask()).toEqual(counts);
});
