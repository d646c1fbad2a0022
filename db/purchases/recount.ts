import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { clientMonths, clientTotals, invoices, orders, payments } from "#db/purchases/table.ts";

const monthOf = (day: SQL) => sql`date_trunc('month', ${day})::date`;
const live = sql`cancelled_at is null`;

/** Months of the clients among `whose`, from the papers themselves: the rows that `client_months` must hold. */
export const monthsOf = (whose: SQL): SQL => sql`
  select client_id, month, sum(orders)::int as orders, sum(bought)::bigint as bought, sum(returned)::bigint as returned,
    sum(paid)::bigint as paid, max(ordered) as last_order_on, max(paid_on) as last_paid_on
  from (
    select client_id, ${monthOf(sql`day`)} as month, (bought > 0)::int as orders, bought, returned, 0::bigint as paid,
      case when bought > 0 then day end as ordered, null::date as paid_on
    from ${orders} where ${live} and ${whose}
    union all
    select client_id, ${monthOf(sql`day`)}, 0, 0, 0, amount, null, case when amount > 0 then day end
    from ${payments} where ${live} and ${whose}
  ) papers group by client_id, month`;

/** A live invoice of its own, or, of a return, one of the purchase that came back. */
const isInvoiced = sql`exists (select from ${invoices} i
  where i.cancelled_at is null and i.order_id in (o.id, o.order_id))`;

/**
 * What is owed on both sides. The client owes the unpaid parts of live invoices. We hold an advance: money on no
 * invoice, and returns of what was invoiced that have lowered none. A purchase without an invoice of its own is taken
 * to have been paid for by such money first, so a base loaded without invoices shows nobody a debt to its clients.
 */
const owedOf = (whose: SQL): SQL => sql`
  select client_id, sum(owes)::bigint as owes, min(due_on) as oldest_due_on,
    greatest(0, sum(money) - greatest(0, sum(uninvoiced)))::bigint as advance
  from (
    select client_id, unpaid as owes, case when unpaid > 0 then due_on end as due_on, 0::bigint as money, 0::bigint as uninvoiced
    from ${invoices} where ${live} and ${whose}
    union all
    select client_id, 0, null, amount - applied, 0 from ${payments} where ${live} and ${whose}
    union all
    select client_id, 0, null, case when ${isInvoiced} then returned - credited else 0 end,
      case when ${isInvoiced} then 0 else bought - returned end
    from ${orders} o where ${live} and ${whose}
  ) papers group by client_id`;

/** Totals of the clients among `whose`: the rows that `client_totals` must hold. */
export const totalsOf = (whose: SQL): SQL => sql`
  select owed.client_id, coalesce(orders, 0) as orders, coalesce(bought, 0) as bought, coalesce(returned, 0) as returned,
    coalesce(paid, 0) as paid, first_order_on, last_order_on, last_paid_on, owes, oldest_due_on, advance
  from (${owedOf(whose)}) owed
  left join (
    select client_id, sum(orders)::int as orders, sum(bought)::bigint as bought, sum(returned)::bigint as returned,
      sum(paid)::bigint as paid, max(last_order_on) as last_order_on, max(last_paid_on) as last_paid_on
    from (${monthsOf(whose)}) months group by client_id
  ) sums using (client_id)
  left join (
    select client_id, min(day) as first_order_on from ${orders} where ${live} and bought > 0 and ${whose} group by client_id
  ) firsts using (client_id)`;

/**
 * Bring the aggregates of some clients, or with null of all, to what their papers say: set by set, so that one purchase
 * and a loaded year cost one pass each. Runs in the transaction of the change, under the lock of the client's row.
 */
export async function recountMoney(tx: Tx, clientIds: readonly string[] | null): Promise<void> {
  if (clientIds?.length === 0) return;
  const whose = clientIds === null ? sql`true` : sql`client_id = any(${sql.param(clientIds)}::uuid[])`;
  await tx.execute(sql`delete from ${clientMonths} where ${whose}`);
  await tx.execute(sql`delete from ${clientTotals} where ${whose}`);
  await tx.execute(sql`
    insert into ${clientMonths} (client_id, month, orders, bought, returned, paid, last_order_on, last_paid_on)
    ${monthsOf(whose)}`);
  await tx.execute(sql`
    insert into ${clientTotals} (client_id, orders, bought, returned, paid, first_order_on, last_order_on, last_paid_on,
      owes, oldest_due_on, advance)
    ${totalsOf(whose)}`);
}
