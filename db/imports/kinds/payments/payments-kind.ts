import { sql } from "drizzle-orm";
import type { Written } from "#db/imports/rows.ts";
import type { Tx } from "#db/index.ts";
import { loadPayments } from "#db/purchases/load-money.ts";
import { recountMoney } from "#db/purchases/recount.ts";
import { invoices, payments, settlements } from "#db/purchases/table.ts";
import { ownerKeys } from "../attached/keys.ts";
import { leftOut, type OwnedRow, ownRows } from "../attached/own-rows.ts";
import { recordUndo } from "../attached/records.ts";
import type { Chunk, ImportKind } from "../kind.ts";
import { noPapers } from "../papers/paper-key.ts";
import { paperName } from "../papers/paper-name.ts";
import { momentOf } from "../papers/when-fields.ts";
import { findInvoices } from "./named-invoices.ts";
import {
  completePayment,
  emptyPayment,
  type PaymentDraft,
  paymentFields,
  paymentNeeds,
} from "./payment-fields.ts";
import { type PaymentsMet, paymentKey, planPayments } from "./plan-payments.ts";
import { tellOfInvoice } from "./tell-invoice.ts";

/**
 * Payments with their clients; each is put on the invoice that it names, else on the client's unpaid ones, the earliest
 * term first.
 */
async function writePayments(tx: Tx, chunk: Chunk<PaymentDraft>): Promise<Written[]> {
  const { rows, work, now } = chunk;
  const { owned: all, out } = await ownRows(tx, {
    ...chunk,
    rows: rows.filter(({ plan }) => plan === "create"),
  });
  const { owned, lost } = await withInvoices(tx, chunk, all);
  const made = await loadPayments(
    tx,
    owned.map(({ row: { draft, paperKey }, owner, invoiceId }) => ({
      invoiceId,
      externalId: paymentKey(paperKey ?? ""),
      clientId: owner.id,
      number: draft.number,
      day: draft.day ?? "",
      at: momentOf(draft),
      branchId: draft.branchId ?? owner.branchId,
      managerId: draft.managerId ?? owner.ownerId,
      amount: draft.amount ?? 0,
    })),
    { importId: work.id, now },
  );
  const written = owned.map(({ row, owner, made: client }): Written => {
    const record = made.get(paymentKey(row.paperKey ?? ""));
    const before = record || client ? { ...client, ...(record ? { record } : {}) } : null;
    return { rowNo: row.rowNo, outcome: record ? "created" : "unchanged", clientId: owner.id, before };
  });
  return [...written, ...out, ...lost, ...leftOut(rows)];
}

type InvoicedRow = OwnedRow<PaymentDraft> & { invoiceId: string | null };

/** Payments with the invoices that they name; one that has gone since the check keeps its payment out. */
async function withInvoices(
  tx: Tx,
  { work }: Chunk<PaymentDraft>,
  owned: readonly OwnedRow<PaymentDraft>[],
): Promise<{ owned: InvoicedRow[]; lost: Written[] }> {
  const naming = ({ row, owner }: OwnedRow<PaymentDraft>) =>
    row.draft.invoice === null ? [] : [{ clientId: owner.id, number: row.draft.invoice }];
  const found = await findInvoices(tx, owned.flatMap(naming));
  const lost: Written[] = [];
  const kept = owned.flatMap((one): InvoicedRow[] => {
    const [named] = naming(one);
    if (!named) return [{ ...one, invoiceId: null }];
    const [invoice, ...others] = found(named);
    if (invoice && others.length === 0) return [{ ...one, invoiceId: invoice.id }];
    const { rowNo, draft } = one.row;
    tellOfInvoice(draft, "invoice_unknown", work.mapping.indexOf("invoice"));
    lost.push({ rowNo, outcome: "failed", clientId: null, before: one.made, problems: draft.problems });
    return [];
  });
  return { owned: kept, lost };
}

/** The invoices that these payments covered are open again. */
async function uncover(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`
    with parted as (
      delete from ${settlements} where payment_id = any(${sql.param([...ids])}::uuid[]) returning invoice_id, amount
    )
    update ${invoices} i set paid = i.paid - p.sum
    from (select invoice_id, sum(amount) as sum from parted group by 1) p where i.id = p.invoice_id`);
}

/** A row is a payment, or money given back. */
export const paymentsKind: ImportKind<PaymentDraft, PaymentsMet> = {
  fields: paymentFields,
  permission: "payment.record",
  chunk: 5_000,
  needs: paymentNeeds,
  keys: ownerKeys,
  updates: false,
  ofClients: true,
  draft: emptyPayment,
  complete: completePayment,
  titled: ["number", "client_name", "client_code"],
  nothingSeen: () => ({ ...noPapers(), unpaid: new Map() }),
  plan: planPayments,
  write: writePayments,
  ...recordUndo({
    table: payments,
    own: [settlements],
    name: paperName(payments),
    before: uncover,
    after: recountMoney,
  }),
};
