import { type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { moneyVisibleTo } from "#db/clients/scope.ts";
import { earlierThan, placeOf, reaches, TIMELINE_PAGE } from "#db/clients/timeline-place.ts";
import { byKey } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import type { OrderKind } from "#db/purchases/kinds.ts";
import { invoices, orders, payments } from "#db/purchases/table.ts";

/** A purchase, an invoice or a payment as a line of the feed. */
export interface MoneyRow {
  money: "order" | "invoice" | "payment";
  id: string;
  at: Date;
  place: string;
  number: string | null;
  /** Of an order. */
  kind: OrderKind | null;
  /** Kopecks; what comes back is below zero. */
  sum: number;
  /** Of an invoice: what is unpaid, and till when. */
  unpaid: number;
  dueOn: string | null;
}

export type MoneyEntry = { type: "money"; id: string; at: Date; paper: MoneyRow };

const sources: { table: typeof orders | typeof invoices | typeof payments; columns: SQL }[] = [
  {
    table: orders,
    columns: sql`'order' as money, t.kind, t.bought - t.returned as sum, 0::bigint as unpaid, null::text as "dueOn"`,
  },
  {
    table: invoices,
    columns: sql`'invoice' as money, null::text as kind, t.total as sum, t.unpaid, t.due_on::text as "dueOn"`,
  },
  {
    table: payments,
    columns: sql`'payment' as money, null::text as kind, t.amount as sum, 0::bigint as unpaid, null::text as "dueOn"`,
  },
];

/** What was bought, asked and paid, newest first: one question, each source by its own index; nothing called off. */
export async function listMoneyRows(
  actor: StaffActor,
  clientId: string,
  before: string | null,
): Promise<MoneyRow[]> {
  if (!can(actor, "purchase.view")) return [];
  const seen = reaches(clientId, moneyVisibleTo(actor));
  const earlier = earlierThan(before, sql`t.at`, sql`t.id`) ?? sql`true`;
  const parts = sources.map(
    ({ table, columns }) => sql`(
      select t.id, t.at, ${placeOf(sql`t.at`, sql`t.id`)} as place, t.number, ${columns}
      from ${table} t where t.client_id = ${clientId} and t.cancelled_at is null and ${seen} and ${earlier}
      order by t.at desc, t.id desc limit ${TIMELINE_PAGE + 1})`,
  );
  const rows = await byKey.execute<
    Omit<MoneyRow, "at" | "sum" | "unpaid"> & { at: string; sum: string; unpaid: string }
  >(
    sql`select * from (${sql.join(parts, sql` union all `)}) papers order by at desc, id desc limit ${TIMELINE_PAGE + 1}`,
  );
  return [...rows].map((row) => ({
    ...row,
    at: new Date(row.at),
    sum: Number(row.sum),
    unpaid: Number(row.unpaid),
  }));
}
