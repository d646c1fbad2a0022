import { type SQL, sql } from "drizzle-orm";
import { rfmScore, rfmSegmentOf } from "#db/classes/rfm.ts";
import type { ClassParameters } from "#db/classes/table.ts";
import { clients } from "#db/clients/table.ts";
import { paidPurchases, returnsOf } from "#db/purchases/paid.ts";
import { orderLines, orders } from "#db/purchases/table.ts";
import { firstOfMonth } from "#db/values/month.ts";
import type { CalendarDate } from "#db/values/time.ts";

/** Whole months before that of `day`, and that month up to the day itself. */
export const periodOf = ({ months }: Pick<ClassParameters, "months">, day: CalendarDate) => ({
  from: firstOfMonth(day, -months),
  to: day,
  /** Where the month under way begins: what is compared by months ends before it. */
  monthsEnd: firstOfMonth(day),
});

/**
 * ABC of rows (`id`, `value`), as (id, value, place, share, abc). Items stand by value, equals by id. With the rule
 * «next» an item belongs to A while the running sum with it is at most the border, so the one that crosses it goes to
 * the next class; with «own» while the running sum before it is below the border, so the one that crosses it stays. The
 * first is A under either rule: the greatest client of a firm is no C because it brings more than all others together.
 */
export const abcOf = (rows: SQL, { abcA, abcB, border }: ClassParameters): SQL => {
  const within = (percent: number) =>
    border === "next"
      ? sql`upto * 100 <= total * ${percent}::int`
      : sql`(upto - value) * 100 < total * ${percent}::int`;
  return sql`
    select id, value, place, case when total > 0 then round(100 * upto / total, 4) else 100 end as share,
      case when total = 0 then 'C' when place = 1 or ${within(abcA)} then 'A' when ${within(abcB)} then 'B' else 'C' end as abc
    from (
      select id, value, row_number() over line as place, sum(value) over line as upto, sum(value) over () as total
      from (${rows}) valued window line as (order by value desc, id rows unbounded preceding)
    ) ordered`;
};

/**
 * XYZ of rows (`id`, `month`, `value`) over `months` months, as (id, xyz, variation): the coefficient of variation of the
 * monthly values in per cent, of the whole population; a month without a row is zero. A sum of zero or less has none.
 */
export const xyzOf = (rows: SQL, { months, xyzX, xyzY }: ClassParameters): SQL => {
  const within = (percent: number) =>
    sql`(${months}::int * squares - sum * sum) * 10000 <= ${percent}::int * ${percent}::int * sum * sum`;
  return sql`
    select id, case when ${within(xyzX)} then 'X' when ${within(xyzY)} then 'Y' else 'Z' end as xyz,
      round(100 * sqrt(${months}::int * squares - sum * sum) / sum, 2) as variation
    from (
      select id, sum(value)::numeric as sum, sum(value::numeric * value) as squares
      from (select id, month, sum(value) as value from (${rows}) parts group by id, month) monthly group by id
    ) sums where sum > 0`;
};

const month = (day: SQL) => sql`date_trunc('month', ${day})::date`;

/**
 * Every client who has ever paid for something, as rows of `client_classes` without the run. Those who paid in the
 * period have a place, ABC, scores and a segment; those before it only are «gone». Archived cards take no part.
 */
export function clientRows(settings: ClassParameters, day: CalendarDate): SQL {
  const { from, to, monthsEnd } = periodOf(settings, day);
  const less = settings.lessReturns
    ? sql`union all select client_id as id, day, -returned as value from (${returnsOf(from, to)}) back`
    : sql``;
  return sql`
    with live as materialized (select id from ${clients} where archived_at is null),
    paid as materialized (select * from (${paidPurchases(from, to)}) p where paid > 0),
    money as materialized (select client_id as id, day, paid as value from paid ${less}),
    sums as (select id, greatest(0, sum(value))::bigint as value from money group by id),
    buyers as materialized (
      select id, orders, last_on, value from sums join live using (id)
      join (select client_id as id, count(*)::int as orders, max(day) as last_on from paid group by client_id) often using (id)
    ),
    ranked as (${abcOf(sql`select id, value from buyers`, settings)}),
    steady as (${xyzOf(
      sql`select id, ${month(sql`day`)} as month, value from money where day < ${monthsEnd}::date`,
      settings,
    )}),
    scored as (
      select id, orders, last_on, ${rfmScore(sql`last_on`)} as r, ${rfmScore(sql`orders`)} as f,
        ${rfmScore(sql`value`)} as m from buyers
    ),
    earlier as (
      select o.client_id as id, max(o.day) as last_on from ${orders} o join live on live.id = o.client_id
      where o.cancelled_at is null and o.bought > 0 and o.day <= ${to}::date
      group by o.client_id having max(o.day) < ${from}::date
    )
    select id as client_id, ranked.value, place, share, abc, xyz, variation, orders, last_on, r, f, m,
      ${rfmSegmentOf()} as rfm
    from ranked join scored using (id) left join steady using (id)
    union all
    select id, 0, null, null, null, null, null, 0, last_on, null, null, null, 'gone' from earlier`;
}

/**
 * Every product sold in the period, as rows of `product_classes` without the run. A line counts as its purchase is paid;
 * XYZ goes by quantity: what a store keeper needs to know is how evenly it leaves the shelf.
 */
export function productRows(settings: ClassParameters, day: CalendarDate): SQL {
  const { from, to, monthsEnd } = periodOf(settings, day);
  const back = settings.lessReturns
    ? sql`union all
      select l.product_id, o.day, l.quantity, l.sum::numeric from ${orders} o join ${orderLines} l on l.order_id = o.id
      where o.cancelled_at is null and o.returned > 0 and l.sum < 0 and l.product_id is not null
        and o.day between ${from}::date and ${to}::date`
    : sql``;
  return sql`
    with sold as materialized (
      select l.product_id as id, p.day, l.quantity,
        case when p.paid = p.bought then l.sum::numeric else l.sum * p.paid::numeric / p.bought end as value
      from (${paidPurchases(from, to)}) p join ${orderLines} l on l.order_id = p.id
      where p.paid > 0 and l.quantity > 0 and l.price > 0 and l.product_id is not null
      ${back}
    ),
    sums as (
      select id, greatest(0, round(sum(value)))::bigint as value, sum(quantity) as quantity
      from sold group by id having max(quantity) > 0
    ),
    ranked as (${abcOf(sql`select id, value from sums`, settings)}),
    steady as (${xyzOf(
      sql`select id, ${month(sql`day`)} as month, quantity as value from sold where day < ${monthsEnd}::date`,
      settings,
    )})
    select id as product_id, ranked.value, place, share, abc, xyz, variation, quantity
    from ranked join sums using (id) left join steady using (id)`;
}
