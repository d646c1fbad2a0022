import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { found } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import type { CorrectOrder, RecordPurchase, RecordReturn } from "#db/purchases/input.ts";
import { checkReturned, listLines, readLines, sumsOf, writeLines } from "#db/purchases/lines.ts";
import { bornOf, checkReturnOfNone, lockOwner, lockPaper, readPaper } from "#db/purchases/lock.ts";
import { recountMoney } from "#db/purchases/recount.ts";
import { lowerInvoices } from "#db/purchases/returns.ts";
import { checkSale } from "#db/purchases/sale.ts";
import { releaseParts } from "#db/purchases/settle.ts";
import { type Order, orders } from "#db/purchases/table.ts";

/** Write down what a client bought. */
export function recordPurchase(
  tx: Tx,
  actor: StaffActor,
  input: RecordPurchase,
  now: Date,
): Promise<{ id: string }> {
  return once(tx, actor, "purchase.record", input, () =>
    record(tx, actor, { ...input, orderId: null }, "sale", now),
  );
}

/** Write down what came back. What was invoiced lowers the unpaid invoices of its purchase, the earliest term first. */
export function recordReturn(
  tx: Tx,
  actor: StaffActor,
  input: RecordReturn,
  now: Date,
): Promise<{ id: string }> {
  return once(tx, actor, "purchase.return", input, () => record(tx, actor, input, "return", now));
}

async function record(tx: Tx, actor: StaffActor, input: RecordReturn, kind: Order["kind"], now: Date) {
  const client = await lockOwner(tx, actor, "order", input.clientId);
  checkReturnOfNone(actor, { kind, orderId: input.orderId });
  const paper = await readPaper(tx, actor, input, now);
  const { orderId } = input;
  if (orderId) await checkSale(tx, input.clientId, orderId);
  const lines = await readLines(tx, kind, input.lines);
  if (orderId) await checkReturned(tx, orderId, { id: null, lines });
  const values = { ...paper, kind, orderId, ...sumsOf(lines) };
  const [row] = await tx
    .insert(orders)
    .values({ ...bornOf(client, actor, now), ...values })
    .returning({ id: orders.id });
  const { id } = found(row);
  await writeLines(tx, id, lines);
  if (orderId) await lowerInvoices(tx, client.id, orderId);
  await recountMoney(tx, [client.id]);
  await recordEvent(tx, actor, {
    command: kind === "sale" ? "purchase.record" : "purchase.return",
    entity: "order",
    entityId: id,
    after: { clientId: client.id, ...values, lines },
  });
  return { id };
}

/** Mend a slip in a purchase or a return; what stood there before stays in the history, with the reason. */
export async function correctOrder(
  tx: Tx,
  actor: StaffActor,
  input: CorrectOrder,
  now: Date,
): Promise<{ version: number }> {
  const { lines: wanted, reason, clientId, id, expectedVersion: _, ...mine } = input;
  const before = await lockPaper(tx, actor, "order", input, mine);
  const { at, ...paper } = await readPaper(tx, actor, input, now);
  const kept = await listLines(tx, id);
  const lines = await readLines(tx, before.kind, wanted, kept);
  await checkReturned(tx, before.orderId ?? id, { id, lines });
  const values = { ...paper, ...sumsOf(lines) };
  const version = before.version + 1;
  if (before.kind === "return") await releaseParts(tx, { returnId: id });
  await tx
    .update(orders)
    .set({ ...values, ...(paper.day !== before.day && { at }), version })
    .where(eq(orders.id, id));
  await writeLines(tx, id, lines);
  if (before.orderId) await lowerInvoices(tx, clientId, before.orderId);
  await recountMoney(tx, [clientId]);
  const { legalEntityId, number, day, note, bought, returned } = before;
  await recordEvent(tx, actor, {
    command: "purchase.correct",
    entity: "order",
    entityId: id,
    before: { legalEntityId, number, day, note, bought, returned, lines: kept },
    after: { clientId, ...values, lines, reason },
  });
  return { version };
}
