import { asc, eq } from "drizzle-orm";
import { jobActor } from "#db/actor.ts";
import { countClasses } from "#db/classes/count.ts";
import { classChanges, clientClasses } from "#db/classes/table.ts";
import { clients } from "#db/clients/table.ts";
import { db, inTransaction } from "#db/index.ts";
import { invoices, orderLines, orders } from "#db/purchases/table.ts";

export const now = new Date("2026-03-19T06:40:00Z");
const at = now;

interface Paper {
  back?: boolean;
  off?: boolean;
  /** Of its invoice, what is still to be paid. */
  unpaid?: number;
  productId?: string;
  quantity?: string;
}

/** A paper of so many kopecks, with its one line and, when something of it is unpaid, its invoice. */
export async function buy(clientId: string, day: string, sum: number, more: Paper = {}) {
  const { back = false, off = false, unpaid, productId, quantity = "1" } = more;
  const [order] = await db
    .insert(orders)
    .values({
      ...{
        clientId,
        day,
        at,
        kind: back ? "return" : "sale",
        bought: back ? 0 : sum,
        returned: back ? sum : 0,
      },
      ...(off && { cancelledAt: at, cancelReason: "x" }),
    })
    .returning({ id: orders.id });
  const orderId = order?.id ?? "";
  const sign = back ? "-" : "";
  await db.insert(orderLines).values({
    ...{ orderId, place: 0, productId: productId ?? null, name: productId ? null : "Монтаж" },
    ...{
      quantity: sign + quantity,
      price: (sum / 100 / Number(quantity)).toFixed(4),
      sum: back ? -sum : sum,
    },
  });
  if (unpaid !== undefined)
    await db
      .insert(invoices)
      .values({ clientId, orderId, day, at, dueOn: day, total: sum, paid: sum - unpaid });
}

export const count = (when = now) => inTransaction((tx) => countClasses(tx, jobActor("classes.count"), when));

export const countedOf = async (clientId: string) =>
  (await db.select().from(clientClasses).where(eq(clientClasses.clientId, clientId)))[0];
export const classOf = async (clientId: string) =>
  (await db.select({ class: clients.class }).from(clients).where(eq(clients.id, clientId)))[0]?.class;
export const historyOf = (clientId: string) =>
  db
    .select({ from: classChanges.from, to: classChanges.to, why: classChanges.why })
    .from(classChanges)
    .where(eq(classChanges.clientId, clientId))
    .orderBy(asc(classChanges.id));
