import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { db, inTransaction } from "#db/index.ts";
import { codeKey } from "#db/products/code-key.ts";
import { products } from "#db/products/table.ts";
import * as commands from "#db/purchases/commands.ts";
import * as input from "#db/purchases/input.ts";
import { clientTotals, invoices, orders, payments } from "#db/purchases/table.ts";

export const now = new Date("2026-03-19T06:40:00Z");

export async function makeProduct(name = "Фильтр F7") {
  const code = `Ф-${randomUUID().slice(0, 8)}`;
  const [row] = await db
    .insert(products)
    .values({ code, codeKey: codeKey(code), name })
    .returning();
  return row as typeof products.$inferSelect;
}

export const line = (price: string, quantity = "1", productId: string | null = null) => ({
  productId,
  name: productId ? "" : "Монтаж",
  quantity,
  price,
});

type Fields = Record<string, unknown>;
const paper = (clientId: string) => ({ key: randomUUID(), clientId, number: "", day: "2026-03-19" });

/** Each command as people give it: defaults, parsed, in a transaction of its own. */
export const buy = (actor: StaffActor, clientId: string, lines: object[], more: Fields = {}) =>
  inTransaction((tx) =>
    commands.recordPurchase(
      tx,
      actor,
      input.recordPurchase.parse({ ...paper(clientId), lines, ...more }),
      now,
    ),
  );
export const giveBack = (actor: StaffActor, clientId: string, lines: object[], more: Fields = {}) =>
  inTransaction((tx) =>
    commands.recordReturn(
      tx,
      actor,
      input.recordReturn.parse({ ...paper(clientId), orderId: null, lines, ...more }),
      now,
    ),
  );
export const invoice = (actor: StaffActor, clientId: string, total: string, more: Fields = {}) =>
  inTransaction((tx) =>
    commands.issueInvoice(
      tx,
      actor,
      input.issueInvoice.parse({ ...paper(clientId), orderId: null, dueOn: "2026-04-01", total, ...more }),
      now,
    ),
  );
export const pay = (
  actor: StaffActor,
  clientId: string,
  amount: string,
  parts: { invoiceId: string; amount: string }[] = [],
  more: Fields = {},
) =>
  inTransaction((tx) =>
    commands.recordPayment(
      tx,
      actor,
      input.recordPayment.parse({ ...paper(clientId), amount, parts, ...more }),
      now,
    ),
  );
const cancels = {
  Order: commands.cancelOrder,
  Invoice: commands.cancelInvoice,
  Payment: commands.cancelPayment,
};
export const cancel = (
  kind: keyof typeof cancels,
  actor: StaffActor,
  clientId: string,
  id: string,
  expectedVersion = 1,
  reason = "Ошибка",
) =>
  inTransaction((tx) =>
    cancels[kind](tx, actor, input.cancelPaper.parse({ clientId, id, expectedVersion, reason }), now),
  );

export async function totalsOf(clientId: string) {
  const [row] = await db.select().from(clientTotals).where(eq(clientTotals.clientId, clientId));
  return row;
}

/** Row counts by client: what a refused command must have left alone. */
export const countPapers = async (clientId: string) =>
  (await db.$count(orders, eq(orders.clientId, clientId))) +
  (await db.$count(invoices, eq(invoices.clientId, clientId))) +
  (await db.$count(payments, eq(payments.clientId, clientId)));
