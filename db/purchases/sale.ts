import { and, eq } from "drizzle-orm";
import { found, Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { orders } from "#db/purchases/table.ts";

/** A live purchase, loaded through its client, that a return or an invoice is about to name. */
export async function checkSale(tx: Tx, clientId: string, id: string): Promise<void> {
  const [row] = await tx
    .select({ kind: orders.kind, cancelledAt: orders.cancelledAt })
    .from(orders)
    .where(and(eq(orders.id, id), eq(orders.clientId, clientId)));
  const { kind, cancelledAt } = found(row);
  if (kind !== "sale") throw new Refused("order_not_sale", { field: "orderId" });
  if (cancelledAt) throw new Refused("paper_cancelled", { field: "orderId" });
}
