import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import type { CorrectPayment, RecordPayment } from "#db/purchases/input.ts";
import { bornOf, lockOwner, lockPaper, readPaper } from "#db/purchases/lock.ts";
import { recountMoney } from "#db/purchases/recount.ts";
import { applyParts, releaseParts } from "#db/purchases/settle.ts";
import { payments } from "#db/purchases/table.ts";

/** What lies on invoices is money that has come, and no more than has come. */
function checkParts({ amount, parts }: RecordPayment | CorrectPayment): void {
  if (amount < 0 && parts.length > 0) throw new Refused("refund_on_invoice", { field: "parts" });
  const applied = parts.reduce((sum, part) => sum + part.amount, 0);
  if (applied > Math.max(amount, 0)) throw new Refused("payment_short", { field: "amount" });
}

/** Money has come, or was given back. The rest that lies on no invoice is an advance of the client. */
export function recordPayment(
  tx: Tx,
  actor: StaffActor,
  input: RecordPayment,
  now: Date,
): Promise<{ id: string }> {
  return once(tx, actor, "payment.record", input, async () => {
    const client = await lockOwner(tx, actor, "payment", input.clientId);
    const paper = await readPaper(tx, actor, input, now);
    checkParts(input);
    const values = { ...paper, amount: input.amount };
    const [row] = await tx
      .insert(payments)
      .values({ ...bornOf(client, actor, now), ...values })
      .returning({ id: payments.id });
    const { id } = found(row);
    await applyParts(tx, client.id, { paymentId: id }, input.parts);
    await recountMoney(tx, [client.id]);
    await recordEvent(tx, actor, {
      command: "payment.record",
      entity: "payment",
      entityId: id,
      after: { clientId: client.id, ...values, parts: input.parts },
    });
    return { id };
  });
}

/** Mend a slip in a payment, also which invoices it covers. */
export async function correctPayment(
  tx: Tx,
  actor: StaffActor,
  input: CorrectPayment,
  now: Date,
): Promise<{ version: number }> {
  const { reason, clientId, id, expectedVersion: _, parts, ...mine } = input;
  const before = await lockPaper(tx, actor, "payment", input, mine);
  const { at, ...paper } = await readPaper(tx, actor, input, now);
  checkParts(input);
  const released = await releaseParts(tx, { paymentId: id });
  const values = { ...paper, amount: input.amount };
  const version = before.version + 1;
  await tx
    .update(payments)
    .set({ ...values, ...(paper.day !== before.day && { at }), version })
    .where(eq(payments.id, id));
  await applyParts(tx, clientId, { paymentId: id }, parts);
  await recountMoney(tx, [clientId]);
  const { legalEntityId, number, day, note, amount } = before;
  await recordEvent(tx, actor, {
    command: "payment.correct",
    entity: "payment",
    entityId: id,
    before: { legalEntityId, number, day, note, amount, parts: released },
    after: { clientId, ...values, parts, reason },
  });
  return { version };
}
