import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import type { CorrectInvoice, IssueInvoice } from "#db/purchases/input.ts";
import { bornOf, lockOwner, lockPaper, readPaper } from "#db/purchases/lock.ts";
import { recountMoney } from "#db/purchases/recount.ts";
import { lowerInvoices } from "#db/purchases/returns.ts";
import { checkSale } from "#db/purchases/sale.ts";
import { invoices } from "#db/purchases/table.ts";

const checkTerm = ({ day, dueOn }: IssueInvoice | CorrectInvoice) => {
  if (dueOn < day) throw new Refused("due_before_day", { field: "dueOn" });
};

/** Ask for money, for a purchase of the client or for itself. */
export function issueInvoice(
  tx: Tx,
  actor: StaffActor,
  input: IssueInvoice,
  now: Date,
): Promise<{ id: string }> {
  return once(tx, actor, "invoice.issue", input, async () => {
    const client = await lockOwner(tx, actor, "invoice", input.clientId);
    const paper = await readPaper(tx, actor, input, now);
    checkTerm(input);
    const { orderId, dueOn, total } = input;
    if (orderId !== null) await checkSale(tx, client.id, orderId);
    const values = { ...paper, orderId, dueOn, total };
    const [row] = await tx
      .insert(invoices)
      .values({ ...bornOf(client, actor, now), ...values })
      .returning({ id: invoices.id });
    const { id } = found(row);
    if (orderId !== null) await lowerInvoices(tx, client.id, orderId);
    await recountMoney(tx, [client.id]);
    await recordEvent(tx, actor, {
      command: "invoice.issue",
      entity: "invoice",
      entityId: id,
      after: { clientId: client.id, ...values },
    });
    return { id };
  });
}

/** Change the term, the sum or the words of an invoice. What is covered already stays covered. */
export async function correctInvoice(
  tx: Tx,
  actor: StaffActor,
  input: CorrectInvoice,
  now: Date,
): Promise<{ version: number }> {
  const { reason, clientId, id, expectedVersion: _, ...mine } = input;
  const before = await lockPaper(tx, actor, "invoice", input, mine);
  const { at, ...paper } = await readPaper(tx, actor, input, now);
  checkTerm(input);
  if (input.total < before.paid + before.credited)
    throw new Refused("invoice_below_paid", { field: "total" });
  const values = { ...paper, dueOn: input.dueOn, total: input.total };
  const version = before.version + 1;
  await tx
    .update(invoices)
    .set({ ...values, ...(paper.day !== before.day && { at }), version })
    .where(eq(invoices.id, id));
  await recountMoney(tx, [clientId]);
  const { legalEntityId, number, day, note, dueOn, total } = before;
  await recordEvent(tx, actor, {
    command: "invoice.correct",
    entity: "invoice",
    entityId: id,
    before: { legalEntityId, number, day, note, dueOn, total },
    after: { clientId, ...values, reason },
  });
  return { version };
}
