import { and, eq, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { moneyVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { byKey } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { products } from "#db/products/table.ts";
import type { OrderKind } from "#db/purchases/kinds.ts";
import { debtDay, isOverdue, isUnpaid } from "#db/purchases/overdue.ts";
import { clientMonths, clientTotals, invoices, orderLines, orders } from "#db/purchases/table.ts";
import { firstOfMonth } from "#db/values/month.ts";
import { written } from "#db/written.ts";

const SHOWN = 3;

export interface UnpaidInvoice {
  id: string;
  number: string | null;
  day: string;
  dueOn: string;
  total: number;
  unpaid: number;
}

export interface LastOrder {
  id: string;
  kind: OrderKind;
  number: string | null;
  day: string;
  /** Kopecks; of a return below zero. */
  sum: number;
  /** What was bought: the names of its first lines. */
  what: string;
}

/** Names of the lines of `o`, the dearest first: enough to tell one purchase from another. */
const whatOf = written(sql`(select string_agg(name, ', ' order by size desc) from (
  select coalesce(l.name, p.name) as name, abs(l.sum) as size
  from ${orderLines} l left join ${products} p on p.id = l.product_id
  where l.order_id = o.id order by abs(l.sum) desc, l.place limit 2) dearest)`);

/**
 * What the card says of money: both sides' debts, two years by months, the nearest unpaid invoices and the last
 * purchases. Null when the actor may not know. One statement: the card must not wait for six.
 */
export async function getMoney(actor: StaffActor, clientId: string, now: Date) {
  if (!can(actor, "purchase.view")) return null;
  const mine = sql`client_id = ${clientId}`;
  const since = firstOfMonth(debtDay(now), -23);
  const [row] = await byKey
    .select({
      owes: sql<number>`coalesce(${clientTotals.owes}, 0)`.mapWith(Number),
      advance: sql<number>`coalesce(${clientTotals.advance}, 0)`.mapWith(Number),
      orders: sql<number>`coalesce(${clientTotals.orders}, 0)`.mapWith(Number),
      bought: sql<number>`coalesce(${clientTotals.bought}, 0)`.mapWith(Number),
      returned: sql<number>`coalesce(${clientTotals.returned}, 0)`.mapWith(Number),
      overdue: sql<number>`(select coalesce(sum(unpaid), 0) from ${invoices}
        where ${mine} and ${isUnpaid} and ${isOverdue(now)})`.mapWith(Number),
      unpaidCount: sql<number>`(select count(*) from ${invoices} where ${mine} and ${isUnpaid})`.mapWith(
        Number,
      ),
      months: sql<{ month: string; bought: number; returned: number }[]>`(
        select coalesce(json_agg(json_build_object('month', month, 'bought', bought, 'returned', returned)), '[]')
        from ${clientMonths} where ${mine} and month >= ${since}::date)`,
      unpaid: sql<UnpaidInvoice[]>`(
        select coalesce(json_agg(i order by i."dueOn", i.id), '[]') from (
          select id, number, day, due_on as "dueOn", total, unpaid from ${invoices}
          where ${mine} and ${isUnpaid} order by due_on, id limit ${sql.raw(String(SHOWN))}) i)`,
      last: sql<LastOrder[]>`(
        select coalesce(json_agg(l order by l.day desc, l.id desc), '[]') from (
          select o.id, o.kind, o.number, o.day, o.bought - o.returned as sum, coalesce(${whatOf}, '') as what
          from ${orders} o where o.client_id = ${clientId} and o.cancelled_at is null
          order by o.day desc, o.id desc limit ${sql.raw(String(SHOWN))}) l)`,
    })
    .from(clients)
    .leftJoin(clientTotals, eq(clientTotals.clientId, clients.id))
    .where(and(eq(clients.id, clientId), moneyVisibleTo(actor)));
  return row ?? null;
}

export type ClientMoney = NonNullable<Awaited<ReturnType<typeof getMoney>>>;
