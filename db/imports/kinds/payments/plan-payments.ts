import { sql } from "drizzle-orm";
import { note } from "#db/imports/cell.ts";
import type { Tx } from "#db/index.ts";
import { payments } from "#db/purchases/table.ts";
import { formatMoney } from "#db/values/money.ts";
import type { Chunk, RowPlan } from "../kind.ts";
import { judgeRows } from "../papers/judge-rows.ts";
import { numberKey, ownKey, type PapersMet } from "../papers/paper-key.ts";
import { findInvoices, writtenName } from "./named-invoices.ts";
import type { PaymentDraft } from "./payment-fields.ts";
import { tellOfInvoice } from "./tell-invoice.ts";

/** The key under which a payment of a file is kept. */
export const paymentKey = (paperKey: string): string => `file:payment ${paperKey}`;

/** Payments judged one by one; what the base has already is left out, and told. */
export async function planPayments(tx: Tx, chunk: Chunk<PaymentDraft>, met: PaymentsMet): Promise<RowPlan[]> {
  const { rows } = chunk;
  const plans = await judgeRows(tx, chunk, (draft, plan) =>
    plan.plan === "create" ? { ...plan, paperKey: ownKey(draft, [draft.amount], met) } : plan,
  );
  const known = await knownPayments(
    tx,
    plans.flatMap(({ plan, paperKey, clientId }, at) => {
      const { day, number, amount } = (rows[at] as (typeof rows)[number]).draft;
      if (plan !== "create" || !paperKey) return [];
      const times = Number(paperKey.split(" ").at(-1));
      return [
        {
          key: paperKey,
          kept: paymentKey(paperKey),
          clientId,
          day,
          amount,
          times,
          number: number && numberKey(number),
        },
      ];
    }),
  );
  const fresh = plans.map((plan, at): RowPlan => {
    const { draft } = rows[at] as (typeof rows)[number];
    if (!plan.paperKey || !known.has(plan.paperKey)) return plan;
    note(draft, "paper_known", draft.number ?? "", draft.number ?? draft.day ?? "");
    return { ...plan, plan: "skipped" };
  });
  return judgeInvoices(tx, chunk, fresh, met);
}

/** What has been met in the file: its papers, and how much is left to pay of the invoices that it names. */
export interface PaymentsMet extends PapersMet {
  unpaid: Map<string, number>;
}

/** The invoice that a payment names must be the client's, and one; what it cannot take is told. */
async function judgeInvoices(
  tx: Tx,
  { rows, work }: Chunk<PaymentDraft>,
  plans: readonly RowPlan[],
  { unpaid }: PaymentsMet,
): Promise<RowPlan[]> {
  const column = work.mapping.indexOf("invoice");
  const named = plans.map(({ plan, clientId }, at) => {
    const { invoice, amount } = (rows[at] as (typeof rows)[number]).draft;
    return plan === "create" && invoice !== null && amount !== null
      ? { clientId, number: invoice, amount }
      : null;
  });
  const found = await findInvoices(
    tx,
    named.flatMap((one) => (one?.clientId ? [{ ...one, clientId: one.clientId }] : [])),
  );
  return plans.map((plan, at) => {
    const { draft } = rows[at] as (typeof rows)[number];
    const one = named[at];
    if (!one) return plan;
    const { clientId, number, amount } = one;
    const all = clientId ? found({ clientId, number }) : [];
    const [invoice] = all;
    if (!invoice || all.length > 1) {
      const code = invoice ? "invoice_ambiguous" : "invoice_unknown";
      tellOfInvoice(draft, code, column, all.map(writtenName).join(", "));
      return { plan: "failed", clientId: null };
    }
    const left = unpaid.get(invoice.id) ?? invoice.unpaid;
    if (amount > left) tellOfInvoice(draft, "invoice_short", column, formatMoney(left, "ru"));
    unpaid.set(invoice.id, Math.max(0, left - amount));
    return plan;
  });
}

/**
 * Which of these payments the base has: loaded under the same key, or written by hand for the same client and day with
 * the same sum and number, so many of them as the file has.
 */
async function knownPayments(tx: Tx, sought: readonly object[]): Promise<Set<string>> {
  if (sought.length === 0) return new Set();
  const found = await tx.execute<{ key: string }>(sql`
    with s as (select * from jsonb_to_recordset(${JSON.stringify(sought)}::text::jsonb)
      as r(key text, kept text, "clientId" uuid, day date, amount bigint, number text, times int))
    select s.key from s join ${payments} p on p.external_id = s.kept
    union
    select s.key from s where s.times <= (select count(*) from ${payments} p
      where p.client_id = s."clientId" and p.day = s.day and p.amount = s.amount and p.cancelled_at is null
        and p.external_id is null
        and upper(regexp_replace(coalesce(p.number, ''), '\\s+', '', 'g')) = coalesce(s.number, ''))`);
  return new Set(found.map(({ key }) => key));
}
