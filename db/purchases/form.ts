import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { lockClient } from "#db/clients/lock.ts";
import { moneyVisibleTo } from "#db/clients/scope.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { found, Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { products } from "#db/products/table.ts";
import { type PaperKind, papers, recorders } from "#db/purchases/lock.ts";
import { isUnpaid } from "#db/purchases/overdue.ts";
import { invoices, orderLines, orders, settlements } from "#db/purchases/table.ts";

const RECENT = 30;

async function checkSees(tx: Tx, actor: StaffActor, clientId: string): Promise<void> {
  const [row] = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.id, clientId), moneyVisibleTo(actor)));
  if (!can(actor, "purchase.view")) throw new Refused("forbidden");
  found(row);
}

const lineColumns = {
  orderId: orderLines.orderId,
  productId: orderLines.productId,
  name: sql<string>`coalesce(${orderLines.name}, ${products.name})`,
  quantity: sql<string>`abs(${orderLines.quantity})::float8::text`,
  price: sql<string>`${orderLines.price}::float8::text`,
};

const linesOf = (tx: Tx, ids: readonly string[]) =>
  tx
    .select(lineColumns)
    .from(orderLines)
    .leftJoin(products, eq(products.id, orderLines.productId))
    .where(inArray(orderLines.orderId, [...ids]))
    .orderBy(orderLines.orderId, orderLines.place)
    .limit(1000);

/** What the forms of purchases choose from: unpaid invoices, the last purchases with their lines, the legal entities. */
export async function getFormChoices(tx: Tx, actor: StaffActor, clientId: string) {
  await checkSees(tx, actor, clientId);
  const unpaid = await tx
    .select({
      id: invoices.id,
      number: invoices.number,
      day: invoices.day,
      dueOn: invoices.dueOn,
      unpaid: sql<number>`${invoices.unpaid}`.mapWith(Number),
    })
    .from(invoices)
    .where(and(eq(invoices.clientId, clientId), isUnpaid))
    .orderBy(invoices.dueOn, invoices.id)
    .limit(100);
  const sales = await tx
    .select({ id: orders.id, number: orders.number, day: orders.day, sum: orders.bought })
    .from(orders)
    .where(and(eq(orders.clientId, clientId), eq(orders.kind, "sale"), isNull(orders.cancelledAt)))
    .orderBy(desc(orders.day), desc(orders.id))
    .limit(RECENT);
  const lines = await linesOf(
    tx,
    sales.map(({ id }) => id),
  );
  const entities = await tx
    .select({ id: legalEntities.id, name: legalEntities.name })
    .from(legalEntities)
    .where(eq(legalEntities.clientId, clientId))
    .orderBy(legalEntities.name)
    .limit(100);
  return {
    unpaid,
    sales: sales.map((sale) => ({ ...sale, lines: lines.filter(({ orderId }) => orderId === sale.id) })),
    entities,
    mayReturnNone: can(actor, recorders.payment),
  };
}

export type FormChoices = Awaited<ReturnType<typeof getFormChoices>>;

/** One paper as its form holds it, for a correction: only for those who may make it. */
export async function getPaper(
  tx: Tx,
  actor: StaffActor,
  { clientId, kind, paperId }: { clientId: string; kind: PaperKind; paperId: string },
) {
  await checkSees(tx, actor, clientId);
  await lockClient(tx, actor, clientId, "edit");
  const table = papers[kind] as typeof orders;
  const [row] = await tx
    .select()
    .from(table)
    .where(and(eq(table.id, paperId), eq(table.clientId, clientId)));
  const { id, version, number, day, note, legalEntityId, ...rest } = found(row);
  const own = rest as Partial<typeof rest & typeof invoices.$inferSelect & { amount: number }>;
  const parts =
    kind === "payment"
      ? await tx
          .select({
            invoiceId: settlements.invoiceId,
            amount: settlements.amount,
            number: invoices.number,
            day: invoices.day,
            dueOn: invoices.dueOn,
            unpaid: sql<number>`${invoices.unpaid}`.mapWith(Number),
          })
          .from(settlements)
          .innerJoin(invoices, eq(invoices.id, settlements.invoiceId))
          .where(eq(settlements.paymentId, paperId))
          .orderBy(invoices.dueOn)
      : [];
  return {
    ...{ id, version, number, day, note, legalEntityId, parts },
    kind: own.kind ?? null,
    dueOn: own.dueOn ?? null,
    total: own.total ?? null,
    amount: own.amount ?? null,
    lines: kind === "order" ? await linesOf(tx, [id]) : [],
  };
}

export type PaperForm = Awaited<ReturnType<typeof getPaper>>;
