import { type SQL, sql } from "drizzle-orm";
import type { Question } from "#db/invariants/question.ts";
import { monthsOf, totalsOf } from "#db/purchases/recount.ts";
import {
  clientMonths,
  clientTotals,
  invoices,
  orderLines,
  orders,
  payments,
  settlements,
} from "#db/purchases/table.ts";

const everybody = sql`true`;

/** Rows that only one of two sets holds, as clients. */
const differing = (counted: SQL, kept: SQL): SQL => sql`
  with counted as (${counted}), kept as (${kept})
  select client_id from (
    (select * from counted except select * from kept) union all (select * from kept except select * from counted)
  ) apart`;

const months = () =>
  differing(
    monthsOf(everybody),
    sql`select client_id, month, orders, bought, returned, paid, last_order_on, last_paid_on from ${clientMonths}`,
  );
const totals = () =>
  differing(
    totalsOf(everybody),
    sql`select client_id, orders, bought, returned, paid, first_order_on, last_order_on, last_paid_on, owes, oldest_due_on, advance
      from ${clientTotals}`,
  );

/** What `key` papers hold by the settlements against what stands in them. */
const settled = (key: SQL) => sql`select ${key} as id, sum(amount) as sum from ${settlements} group by 1`;

export const moneyQuestions = {
  /** Months and totals of every client are kept with each purchase, invoice and payment. */
  moneyMiscounted: {
    label: {
      ru: "Клиенты, у которых суммы покупок или долга не сходятся с документами",
      en: "Clients whose sums of purchases or debt differ from their papers",
    },
    advice: {
      ru: "Сообщите разработчику: итоги пересчитываются вместе с каждым документом и расходиться не могут",
      en: "Tell the developer: totals are recounted with each paper and cannot differ",
    },
    count: () => sql`
      select count(distinct client_id)::int as n from ((${months()}) union all (${totals()})) apart`,
  },
  /** A purchase is the sum of its lines; what covers an invoice lies between live papers of one client. */
  papersMiscounted: {
    label: {
      ru: "Покупки, счета и оплаты, которые не сходятся со своими строками",
      en: "Purchases, invoices and payments that differ from their own lines",
    },
    advice: {
      ru: "Сообщите разработчику: документ и его строки пишутся вместе",
      en: "Tell the developer: a paper and its lines are written together",
    },
    count: () => sql`
      select ((
        select count(*) from ${orders} o
        left join (select order_id, sum(greatest(sum, 0)) as bought, sum(greatest(-sum, 0)) as returned
          from ${orderLines} group by order_id) l on l.order_id = o.id
        where (o.bought, o.returned) is distinct from (coalesce(l.bought, 0), coalesce(l.returned, 0))
      ) + (
        select count(*) from ${invoices} i
        left join (${settled(sql`invoice_id`)}) s on s.id = i.id
        where i.paid + i.credited <> coalesce(s.sum, 0)
      ) + (
        select count(*) from ${payments} p
        left join (${settled(sql`payment_id`)}) s on s.id = p.id where p.applied <> coalesce(s.sum, 0)
      ) + (
        select count(*) from ${orders} o
        left join (${settled(sql`return_id`)}) s on s.id = o.id where o.credited <> coalesce(s.sum, 0)
      ) + (
        select count(*) from ${settlements} s
        left join ${invoices} i on i.id = s.invoice_id
        left join ${payments} p on p.id = s.payment_id
        left join ${orders} o on o.id = s.return_id
        where num_nonnulls(i.cancelled_at, p.cancelled_at, o.cancelled_at) > 0
          or i.client_id is distinct from coalesce(p.client_id, o.client_id)
      ))::int as n`,
  },
} satisfies Record<string, Question>;
