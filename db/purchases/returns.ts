import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { proposeParts } from "#db/purchases/propose.ts";
import { applyParts } from "#db/purchases/settle.ts";
import { invoices, orders } from "#db/purchases/table.ts";

/**
 * What came back of a purchase lowers the unpaid invoices for it, the earliest term first, whichever of the two was
 * written down earlier. What is left of a return is money of the client.
 */
export async function lowerInvoices(tx: Tx, clientId: string, orderId: string): Promise<void> {
  const returns = await tx
    .select({ id: orders.id, left: sql<number>`${orders.returned} - ${orders.credited}`.mapWith(Number) })
    .from(orders)
    .where(and(eq(orders.orderId, orderId), isNull(orders.cancelledAt), gt(orders.returned, orders.credited)))
    .orderBy(orders.day, orders.id);
  for (const { id, left } of returns) {
    const open = await tx
      .select({
        id: invoices.id,
        dueOn: invoices.dueOn,
        unpaid: sql<number>`${invoices.unpaid}`.mapWith(Number),
      })
      .from(invoices)
      .where(
        and(eq(invoices.orderId, orderId), eq(invoices.clientId, clientId), isNull(invoices.cancelledAt)),
      );
    await applyParts(tx, clientId, { returnId: id }, proposeParts(left, open));
  }
}
