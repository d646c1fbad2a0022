import { sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { lockClients } from "#db/purchases/load.ts";
import { recountMoney } from "#db/purchases/recount.ts";
import { invoices, payments, settlements } from "#db/purchases/table.ts";
import type { CalendarDate } from "#db/values/time.ts";

interface LoadedPaper {
  /** The same paper has the same key each time its file is loaded. */
  externalId: string;
  clientId: string;
  number: string | null;
  day: CalendarDate;
  at: Date;
  branchId: string | null;
  managerId: string | null;
}

export interface LoadedInvoice extends LoadedPaper {
  orderId: string | null;
  dueOn: CalendarDate;
  /** Kopecks. */
  total: number;
}

export interface LoadedPayment extends LoadedPaper {
  /** Kopecks; given back, below zero. */
  amount: number;
  /** The invoice it is meant for, a live one of the same client; what that does not take lies on no other. */
  invoiceId?: string | null;
}

interface Origin {
  importId: string | null;
  now: Date;
}

const shared = sql`"externalId" text, "clientId" uuid, number text, day date, at timestamptz, "branchId" uuid, "managerId" uuid`;
const recordset = (rows: readonly object[]) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)`;
const ownersOf = (rows: readonly LoadedPaper[]) => [...new Set(rows.map(({ clientId }) => clientId))];

const byKey = (rows: Iterable<{ id: string; key: string }>) =>
  new Map([...rows].map(({ id, key }) => [key, id]));

/** Invoices that are not there yet. Answers with the ids of the new ones by the keys of their file. */
export async function loadInvoices(
  tx: Tx,
  rows: readonly LoadedInvoice[],
  { importId, now }: Origin,
): Promise<Map<string, string>> {
  await lockClients(tx, ownersOf(rows));
  const made = await tx.execute<{ id: string; key: string }>(sql`
    insert into ${invoices} (external_id, client_id, number, day, at, branch_id, manager_id, order_id, due_on, total, import_id, created_at)
    select "externalId", "clientId", number, day, at, "branchId", "managerId", "orderId", "dueOn", total,
      ${importId}::uuid, ${now.toISOString()}::timestamptz
    from ${recordset(rows)} as r(${shared}, "orderId" uuid, "dueOn" date, total bigint)
    on conflict (external_id) do nothing returning id, external_id as key`);
  await recountMoney(tx, ownersOf(rows));
  return byKey(made);
}

/**
 * Payments that are not there yet, each put on the invoice that it names, else on the unpaid ones of its client, the
 * earliest term first.
 */
export async function loadPayments(
  tx: Tx,
  rows: readonly LoadedPayment[],
  { importId, now }: Origin,
): Promise<Map<string, string>> {
  await lockClients(tx, ownersOf(rows));
  const made = await tx.execute<{ id: string; key: string }>(sql`
    insert into ${payments} (external_id, client_id, number, day, at, branch_id, manager_id, amount, import_id, created_at)
    select "externalId", "clientId", number, day, at, "branchId", "managerId", amount,
      ${importId}::uuid, ${now.toISOString()}::timestamptz
    from ${recordset(rows)} as r(${shared}, amount bigint)
    on conflict (external_id) do nothing returning id, external_id as key`);
  const named = new Map(
    rows.flatMap(({ externalId, invoiceId }) => (invoiceId ? [[externalId, invoiceId] as const] : [])),
  );
  const meant = made.flatMap(({ id, key }) => (named.has(key) ? [{ id, invoiceId: named.get(key) }] : []));
  if (meant.length > 0) await settleNamed(tx, meant);
  await settleOldest(
    tx,
    made.flatMap(({ id, key }) => (named.has(key) ? [] : [id])),
  );
  await recountMoney(tx, ownersOf(rows));
  return byKey(made);
}

/** Of several payments for one invoice the earlier covers it first; the invoice takes no more than it lacks. */
async function settleNamed(tx: Tx, meant: readonly object[]): Promise<void> {
  await tx.execute(sql`
    with money as (
      select p.id, r."invoiceId" as invoice_id, sum(p.amount) over w as till, sum(p.amount) over w - p.amount as since
      from ${recordset(meant)} as r(id uuid, "invoiceId" uuid) join ${payments} p on p.id = r.id and p.amount > 0
      window w as (partition by r."invoiceId" order by p.day, p.id)
    ), parts as (
      insert into ${settlements} (invoice_id, payment_id, amount)
      select i.id, money.id, least(money.till, i.unpaid) - money.since
      from money join ${invoices} i on i.id = money.invoice_id and i.cancelled_at is null
      where money.since < i.unpaid
      returning invoice_id, payment_id, amount
    ), ${covered}`);
}

/** The parts just laid, told to the invoices and the payments. */
const covered = sql`covered as (
      update ${invoices} i set paid = i.paid + s.sum
      from (select invoice_id, sum(amount) as sum from parts group by 1) s where i.id = s.invoice_id
    )
    update ${payments} p set applied = p.applied + s.sum
    from (select payment_id, sum(amount) as sum from parts group by 1) s where p.id = s.payment_id`;

/**
 * Lays the free money of the payments end to end, and the unpaid parts of their clients' invoices too: where a payment
 * lies over an invoice, it covers it by so much. One statement for any number of both.
 */
async function settleOldest(tx: Tx, paymentIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    with money as (
      select id, client_id, sum(amount - applied) over w as till, sum(amount - applied) over w - (amount - applied) as since
      from ${payments} where id = any(${sql.param(paymentIds)}::uuid[]) and amount > applied
      window w as (partition by client_id order by day, id)
    ), debts as (
      select id, client_id, sum(unpaid) over w as till, sum(unpaid) over w - unpaid as since
      from ${invoices} where cancelled_at is null and unpaid > 0 and client_id in (select client_id from money)
      window w as (partition by client_id order by due_on, id)
    ), parts as (
      insert into ${settlements} (invoice_id, payment_id, amount)
      select debts.id, money.id, least(debts.till, money.till) - greatest(debts.since, money.since)
      from debts join money using (client_id) where debts.since < money.till and money.since < debts.till
      returning invoice_id, payment_id, amount
    ), ${covered}`);
}
