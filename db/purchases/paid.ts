import { type SQL, sql } from "drizzle-orm";
import { isUnpaid } from "#db/purchases/overdue.ts";
import { invoices, orders } from "#db/purchases/table.ts";
import { firstOfMonth } from "#db/values/month.ts";
import type { CalendarDate } from "#db/values/time.ts";

const of = (column: SQL, clientId?: SQL): SQL => (clientId ? sql` and ${column} = ${clientId}` : sql``);

/**
 * Purchases of the days `from` to `to`, both included, as far as they are paid: rows (id, client_id, day, bought, paid)
 * in kopecks. A purchase counts less the unpaid part of its invoices; one without an invoice is taken to have been paid
 * for. With `clientId`, of one client, along its index.
 */
export const paidPurchases = (from: CalendarDate, to: CalendarDate, clientId?: SQL): SQL => sql`
  select o.id, o.client_id, o.day, o.bought, greatest(0, o.bought - coalesce(u.unpaid, 0)) as paid
  from ${orders} o
  left join (
    select order_id, sum(unpaid) as unpaid from ${invoices} where ${isUnpaid} and order_id is not null${of(sql`client_id`, clientId)}
    group by order_id
  ) u on u.order_id = o.id
  where o.cancelled_at is null and o.bought > 0 and o.day between ${from}::date and ${to}::date${of(sql`o.client_id`, clientId)}`;

/** What came back in those days: rows (client_id, day, returned), without a sign. */
export const returnsOf = (from: CalendarDate, to: CalendarDate, clientId?: SQL): SQL => sql`
  select o.client_id, o.day, o.returned from ${orders} o
  where o.cancelled_at is null and o.returned > 0 and o.day between ${from}::date and ${to}::date${of(sql`o.client_id`, clientId)}`;

/** Twelve whole months and the one under way: «за 12 месяцев» wherever purchases are summed up beside a client. */
export const yearOf = (today: CalendarDate) => ({ from: firstOfMonth(today, -12), to: today });

/** Kopecks that a client has paid for in that time, less what came back; `clientId` is an expression. */
export function paidInYear(clientId: SQL, today: CalendarDate): SQL {
  const { from, to } = yearOf(today);
  return sql`((select coalesce(sum(paid), 0) from (${paidPurchases(from, to, clientId)}) bought)
    - (select coalesce(sum(returned), 0) from (${returnsOf(from, to, clientId)}) back))::bigint`;
}
