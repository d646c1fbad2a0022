import { and, eq, isNull } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import type { CancelPaper } from "#db/purchases/input.ts";
import { lockPaper, type PaperKind, papers } from "#db/purchases/lock.ts";
import { recountMoney } from "#db/purchases/recount.ts";
import { releaseInvoice, releaseParts } from "#db/purchases/settle.ts";
import { invoices, type Order, orders } from "#db/purchases/table.ts";

async function checkOrder(tx: Tx, id: string): Promise<void> {
  const returns = await tx.$count(orders, and(eq(orders.orderId, id), isNull(orders.cancelledAt)));
  if (returns > 0) throw new Refused("order_has_returns");
  const asked = await tx.$count(invoices, and(eq(invoices.orderId, id), isNull(invoices.cancelledAt)));
  if (asked > 0) throw new Refused("order_invoiced");
}

/** The paper stays to be seen with the reason; no sum counts it any more, and money on it becomes an advance. */
async function cancel(
  tx: Tx,
  actor: StaffActor,
  kind: PaperKind,
  input: CancelPaper,
  now: Date,
): Promise<{ version: number }> {
  const { clientId, id, reason } = input;
  const before = await lockPaper(tx, actor, kind, input, {});
  if (kind === "payment") await releaseParts(tx, { paymentId: id });
  else if (kind === "invoice") await releaseInvoice(tx, id);
  else if ((before as Order).kind === "return") await releaseParts(tx, { returnId: id });
  else await checkOrder(tx, id);
  const version = before.version + 1;
  const table = papers[kind] as typeof orders;
  await tx.update(table).set({ cancelledAt: now, cancelReason: reason, version }).where(eq(table.id, id));
  await recountMoney(tx, [clientId]);
  await recordEvent(tx, actor, {
    command: `${kind === "order" ? "purchase" : kind}.cancel`,
    entity: kind,
    entityId: id,
    before: { cancelledAt: null },
    after: { clientId, cancelledAt: now, reason },
  });
  return { version };
}

export const cancelOrder = (tx: Tx, actor: StaffActor, input: CancelPaper, now: Date) =>
  cancel(tx, actor, "order", input, now);
export const cancelInvoice = (tx: Tx, actor: StaffActor, input: CancelPaper, now: Date) =>
  cancel(tx, actor, "invoice", input, now);
export const cancelPayment = (tx: Tx, actor: StaffActor, input: CancelPaper, now: Date) =>
  cancel(tx, actor, "payment", input, now);
