import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import type { Part } from "#db/purchases/propose.ts";
import { invoices, orders, payments, settlements } from "#db/purchases/table.ts";

/** Where the money that covers an invoice comes from. */
export type Source = { paymentId: string } | { returnId: string };

const columnOf = (source: Source) =>
  "paymentId" in source
    ? { column: settlements.paymentId, id: source.paymentId, covered: "paid" as const }
    : { column: settlements.returnId, id: source.returnId, covered: "credited" as const };

async function moveSource(tx: Tx, source: Source, by: number): Promise<void> {
  if ("paymentId" in source)
    await tx
      .update(payments)
      .set({ applied: sql`${payments.applied} + ${by}::bigint` })
      .where(eq(payments.id, source.paymentId));
  else
    await tx
      .update(orders)
      .set({ credited: sql`${orders.credited} + ${by}::bigint` })
      .where(eq(orders.id, source.returnId));
}

const moveInvoice = (tx: Tx, covered: "paid" | "credited", { invoiceId, amount }: Part, sign: 1 | -1) =>
  tx
    .update(invoices)
    .set({ [covered]: sql`${invoices[covered]} + ${sign * amount}::bigint` })
    .where(eq(invoices.id, invoiceId));

/**
 * Put money on live invoices of the client, whose row is locked. Never more than is unpaid.
 * @throws Refused invoice_overpaid, not_found for an invoice of another client.
 */
export async function applyParts(
  tx: Tx,
  clientId: string,
  source: Source,
  parts: readonly Part[],
): Promise<void> {
  if (parts.length === 0) return;
  const ids = parts.map(({ invoiceId }) => invoiceId);
  const rows = await tx
    .select({ id: invoices.id, unpaid: invoices.unpaid })
    .from(invoices)
    .where(and(inArray(invoices.id, ids), eq(invoices.clientId, clientId), isNull(invoices.cancelledAt)));
  const unpaid = new Map(rows.map((row) => [row.id, row.unpaid ?? 0]));
  for (const [i, { invoiceId, amount }] of parts.entries()) {
    const left = unpaid.get(invoiceId);
    if (left === undefined) throw new Refused("not_found", { field: `parts.${i}.amount` });
    if (amount > left) throw new Refused("invoice_overpaid", { field: `parts.${i}.amount`, unpaid: left });
    unpaid.set(invoiceId, left - amount);
  }
  const sums = new Map<string, number>();
  for (const { invoiceId, amount } of parts) sums.set(invoiceId, (sums.get(invoiceId) ?? 0) + amount);
  const whole = [...sums].map(([invoiceId, amount]) => ({ invoiceId, amount }));
  await tx.insert(settlements).values(whole.map((part) => ({ ...part, ...source })));
  const { covered } = columnOf(source);
  for (const part of whole) await moveInvoice(tx, covered, part, 1);
  await moveSource(
    tx,
    source,
    whole.reduce((sum, { amount }) => sum + amount, 0),
  );
}

/** Take the money off all invoices again. Answers with where it lay. */
export async function releaseParts(tx: Tx, source: Source): Promise<Part[]> {
  const { column, id, covered } = columnOf(source);
  const parts = await tx
    .delete(settlements)
    .where(eq(column, id))
    .returning({ invoiceId: settlements.invoiceId, amount: settlements.amount });
  for (const part of parts) await moveInvoice(tx, covered, part, -1);
  await moveSource(tx, source, -parts.reduce((sum, { amount }) => sum + amount, 0));
  return parts;
}

/** Give back all money that lies on an invoice: it stays with us as an advance of the client. */
export async function releaseInvoice(tx: Tx, invoiceId: string): Promise<void> {
  const rows = await tx.delete(settlements).where(eq(settlements.invoiceId, invoiceId)).returning();
  for (const { paymentId, returnId, amount } of rows) {
    const source = paymentId ? { paymentId } : returnId ? { returnId } : null;
    if (source) await moveSource(tx, source, -amount);
  }
  await tx.update(invoices).set({ paid: 0, credited: 0 }).where(eq(invoices.id, invoiceId));
}
