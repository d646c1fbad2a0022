import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { clients } from "#db/clients/table.ts";
import { productGroups, products } from "#db/products/table.ts";
import { isUnpaid } from "#db/purchases/overdue.ts";
import { clientMonths, clientTotals, invoices, orderLines, orders } from "#db/purchases/table.ts";
import { classConditions } from "#db/segments/class-conditions.ts";
import type { Moment } from "#db/segments/conditions.ts";
import type { Measure } from "#db/segments/measure.ts";
import type { SegmentCondition } from "#db/segments/tree.ts";
import { periodStart } from "#db/values/month.ts";
import { addDays, localDate } from "#db/values/time.ts";

type Asked = Pick<SegmentCondition, "operator" | "value">;
type Condition = (asked: Asked, at: Moment) => SQL;

const today = ({ now, zone }: Moment) => localDate(now, zone);

/**
 * Each is asked of one client along an index: a list of a million ids does not fit into the memory of a statement. Of an
 * `exists` the planner still reads a short list once by itself.
 */
const ofClient = (column: AnyColumn) => sql`${column} = ${clients.id}`;

const sums = {
  money: sql`${clientMonths.bought} - ${clientMonths.returned}`,
  orders: sql`${clientMonths.orders}`,
};

/** By the month's aggregates: a client without rows has zero. The month under way is the last of the period. */
function sumOf(what: keyof typeof sums): Condition {
  return ({ operator, value }, at) => {
    const { n, months } = value as Measure;
    const since = periodStart(today(at), months ?? 1);
    const within = sql`${clientMonths.month} >= ${since}::date`;
    const found = at.beside
      ? at.beside.column(
          `months since ${since}`,
          sql`select ${clientMonths.clientId}, sum(${sums.money}) as money, sum(${sums.orders}) as orders
            from ${clientMonths} where ${within} group by ${clientMonths.clientId}`,
          what,
        )
      : sql`(select sum(${sums[what]}) from ${clientMonths} where ${ofClient(clientMonths.clientId)} and ${within})`;
    const sum = sql`coalesce(${found}, 0)`;
    return operator === "most" ? sql`${sum} <= ${n}::bigint` : sql`${sum} >= ${n}::bigint`;
  };
}

/** Something of it went to the client in a purchase that stands; what came back later was bought all the same. */
function boughtOf(product: (ids: readonly string[]) => SQL): Condition {
  return ({ operator, value }) => {
    const hit = sql`exists (select from ${orders} join ${orderLines} on ${orderLines.orderId} = ${orders.id}
      where ${ofClient(orders.clientId)} and ${orders.cancelledAt} is null and ${orderLines.quantity} > 0
        and ${product(value as string[])})`;
    return operator === "any" ? hit : sql`not ${hit}`;
  };
}

const has = ({ beside }: Moment, test: SQL) => {
  beside?.table(clientTotals, clientTotals.clientId);
  return beside
    ? sql`coalesce(${test}, false)`
    : sql`exists (select from ${clientTotals} where ${ofClient(clientTotals.clientId)} and ${test})`;
};

const lastPurchase: Condition = ({ operator, value }, at) => {
  const day = (date: string) => sql`${date}::date`;
  const edge = () => day(addDays(today(at), -Number(value)));
  const last = clientTotals.lastOrderOn;
  const questions: Record<string, () => SQL> = {
    within: () => has(at, sql`${last} >= ${edge()}`),
    not_within: () => sql`not ${has(at, sql`${last} >= ${edge()}`)}`,
    older: () => has(at, sql`${last} < ${edge()}`),
    since: () => has(at, sql`${last} >= ${day(String(value))}`),
    before: () => has(at, sql`${last} < ${day(String(value))}`),
    ever: () => has(at, sql`${last} is not null`),
    never: () => sql`not ${has(at, sql`${last} is not null`)}`,
  };
  const ask = questions[operator];
  if (!ask) throw new Error(`No such question: ${operator}`);
  return ask();
};

/** Whether there is a debt at all, or at least so much of it. */
const debt =
  (any: (at: Moment) => SQL, sum: (at: Moment) => SQL): Condition =>
  ({ operator, value }, at) => {
    if (operator === "yes") return has(at, any(at));
    if (operator === "no") return sql`not ${has(at, any(at))}`;
    return sql`coalesce(${sum(at)}, 0) >= ${(value as Measure).n}::bigint`;
  };

const owed = ({ beside }: Moment) => {
  beside?.table(clientTotals, clientTotals.clientId);
  return beside
    ? sql`${clientTotals.owes}`
    : sql`(select ${clientTotals.owes} from ${clientTotals} where ${ofClient(clientTotals.clientId)})`;
};
const overdue = (at: Moment) => sql`(select sum(unpaid) from ${invoices}
  where ${ofClient(invoices.clientId)} and ${isUnpaid} and due_on < ${today(at)}::date)`;

const asked = {
  bought: sumOf("money"),
  orders: sumOf("orders"),
  product: boughtOf((ids) => sql`${orderLines.productId} = any(${sql.param(ids)}::uuid[])`),
  productGroup: boughtOf(
    (ids) => sql`${orderLines.productId} in (select ${products.id} from ${products}
      join ${productGroups} on ${productGroups.id} = ${products.groupId}
      where ${productGroups.id} = any(${sql.param(ids)}::uuid[]) or ${productGroups.parentId} = any(${sql.param(ids)}::uuid[]))`,
  ),
  purchase: lastPurchase,
  ...classConditions,
  owes: debt(() => sql`${clientTotals.owes} > 0`, owed),
  overdue: debt((at) => sql`${clientTotals.oldestDueOn} < ${today(at)}::date`, overdue),
};

/**
 * How purchases and debts are asked of a row of `clients`. Where the asker does not see the money of a client, the
 * answer is no whatever the truth is: a filter must not read foreign debts out by halving.
 */
export const moneyConditions = Object.fromEntries(
  Object.entries(asked).map(([field, ask]) => [
    field,
    (condition: Asked, at: Moment) =>
      at.moneySeen ? sql`(${at.moneySeen} and ${ask(condition, at)})` : ask(condition, at),
  ]),
) as typeof asked;
