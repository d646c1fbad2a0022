import { type SQL, sql } from "drizzle-orm";
import { isUnpaid } from "#db/purchases/overdue.ts";
import { invoices, orders } from "#db/purchases/table.ts";
import type { CalendarDate } from "#db/values/time.ts";

/**
 * Purchases of the days `from` to `to`, both included, as far as they are paid: rows (id, client_id, day, bought, paid)
 * in kopecks. A purchase counts less the unpaid part of its invoices; one without an invoice is taken to have been paid
 * for. `whose` narrows the rows of `o`.
 */
export const paidPurchases = (from: CalendarDate, to: CalendarDate, whose: SQL = sql`true`): SQL => sql`
  select o.id, o.client_id, o.day, o.bought, greatest(0, o.bought - coalesce(u.unpaid, 0)) as paid
  from ${orders} o
  left join (
    select order_id, sum(unpaid) as unpaid from ${invoices} where ${isUnpaid} and order_id is not null group by order_id
  ) u on u.order_id = o.id
  where o.cancelled_at is null and o.bought > 0 and o.day between ${from}::date and ${to}::date and ${whose}`;

/** What came back in those days: rows (client_id, day, returned), without a sign. */
export const returnsOf = (from: CalendarDate, to: CalendarDate, whose: SQL = sql`true`): SQL => sql`
  select o.client_id, o.day, o.returned from ${orders} o
  where o.cancelled_at is null and o.returned > 0 and o.day between ${from}::date and ${to}::date and ${whose}`;
