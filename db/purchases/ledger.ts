import { type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { moneyVisibleTo } from "#db/clients/scope.ts";
import { earlierThan, placeOf, reaches } from "#db/clients/timeline-place.ts";
import { db } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { productGroups, products } from "#db/products/table.ts";
import type { LedgerShow } from "#db/purchases/ledger-shows.ts";
import { invoices, orderLines, orders, payments } from "#db/purchases/table.ts";
import { staff } from "#db/staff/table.ts";

export const LEDGER_PAGE = 40;
const LINES_SHOWN = 30;

export interface LedgerSearch {
  show: LedgerShow;
  /** Purchases with this product, or with products of this group. */
  productId: string | null;
  groupId: string | null;
  /** Place of the row before which the page begins. */
  before: string | null;
}

export interface LedgerLine {
  name: string;
  unit: string | null;
  quantity: string;
  price: string;
  sum: number;
  /** The product that was asked for. */
  asked: boolean;
}

export interface LedgerRow {
  source: "order" | "invoice" | "payment";
  id: string;
  at: Date;
  place: string;
  day: string;
  number: string | null;
  /** Of an order: «sale» or «return». */
  kind: string | null;
  sum: number;
  /** Of an invoice: what is unpaid. Of a payment: what lies on no invoice. */
  rest: number;
  dueOn: string | null;
  note: string | null;
  cancelReason: string | null;
  version: number;
  manager: string | null;
  lines: LedgerLine[];
}

const asked = ({ productId, groupId }: LedgerSearch): SQL =>
  productId !== null
    ? sql`l.product_id = ${productId}`
    : groupId !== null
      ? sql`l.product_id in (select id from ${products} where group_id in (
          select id from ${productGroups} where id = ${groupId} or parent_id = ${groupId}))`
      : sql`false`;

/** Of `t`, a paper of any kind; who led it stands there by surname. */
const shared = (source: LedgerRow["source"]) => sql`
  ${source}::text as source, t.id, t.at, ${placeOf(sql`t.at`, sql`t.id`)} as place, t.day::text as day, t.number, t.note,
  t.cancel_reason as "cancelReason", t.version,
  (select surname from ${staff} where staff.id = t.manager_id) as manager`;

const ofOrders = (search: LedgerSearch) => sql`
  select ${shared("order")}, t.kind, t.bought - t.returned as sum, 0::bigint as rest, null::text as "dueOn",
    (select coalesce(json_agg(x), '[]') from (
      select coalesce(l.name, p.name) as name, p.unit, l.quantity::text, l.price::text, l.sum, coalesce(${asked(search)}, false) as asked
      from ${orderLines} l left join ${products} p on p.id = l.product_id
      where l.order_id = t.id order by (${asked(search)})::int desc nulls last, l.place limit ${sql.raw(String(LINES_SHOWN))}) x) as lines
  from ${orders} t where ${
    (search.productId ?? search.groupId)
      ? sql`t.id in (select l.order_id from ${orderLines} l where ${asked(search)})`
      : sql`true`
  }`;
const ofInvoices = () => sql`
  select ${shared("invoice")}, null::text as kind, t.total as sum,
    case when t.cancelled_at is null then t.unpaid else 0 end as rest, t.due_on::text as "dueOn", '[]'::json as lines
  from ${invoices} t where true`;
const ofPayments = () => sql`
  select ${shared("payment")}, null::text as kind, t.amount as sum,
    case when t.cancelled_at is null then greatest(t.amount - t.applied, 0) else 0 end as rest, null::text as "dueOn", '[]'::json as lines
  from ${payments} t where true`;

/** Papers of a client, newest first; each source by its own index. `next` is where the earlier ones begin. */
export async function listLedger(actor: StaffActor, clientId: string, search: LedgerSearch) {
  const isOfProduct = search.productId !== null || search.groupId !== null;
  const show = isOfProduct ? "orders" : search.show;
  const sources: SQL[] = [];
  if (show === "all" || show === "orders") sources.push(ofOrders(search));
  if (show === "all" || show === "invoices") sources.push(ofInvoices());
  if (show === "all" || show === "payments") sources.push(ofPayments());
  const seen = can(actor, "purchase.view") ? reaches(clientId, moneyVisibleTo(actor)) : sql`false`;
  const earlier = earlierThan(search.before, sql`t.at`, sql`t.id`) ?? sql`true`;
  const parts = sources.map(
    (source) => sql`(${source} and t.client_id = ${clientId} and ${seen} and ${earlier}
      order by t.at desc, t.id desc limit ${LEDGER_PAGE + 1})`,
  );
  const rows = await db.execute<
    Omit<LedgerRow, "at" | "sum" | "rest"> & { at: string; sum: string; rest: string }
  >(
    sql`select * from (${sql.join(parts, sql` union all `)}) papers order by at desc, id desc limit ${LEDGER_PAGE + 1}`,
  );
  const page = [...rows]
    .slice(0, LEDGER_PAGE)
    .map(
      (row): LedgerRow => ({ ...row, at: new Date(row.at), sum: Number(row.sum), rest: Number(row.rest) }),
    );
  return { rows: page, next: rows.length > LEDGER_PAGE ? (page.at(-1)?.place ?? null) : null };
}

/** How much of the product, or of the group, the client has bought and given back over all time. */
export async function sumOfProduct(actor: StaffActor, clientId: string, search: LedgerSearch) {
  const seen = can(actor, "purchase.view") ? reaches(clientId, moneyVisibleTo(actor)) : sql`false`;
  const [row] = await db.execute<{ quantity: string; sum: string; orders: number; unit: string | null }>(sql`
    select coalesce(sum(l.quantity), 0)::float8::text as quantity, coalesce(sum(l.sum), 0)::text as sum,
      count(distinct l.order_id) filter (where l.sum > 0)::int as orders,
      case when count(distinct p.unit) = 1 then min(p.unit) end as unit
    from ${orders} o join ${orderLines} l on l.order_id = o.id left join ${products} p on p.id = l.product_id
    where o.client_id = ${clientId} and o.cancelled_at is null and ${seen} and ${asked(search)}`);
  return {
    quantity: Number(row?.quantity ?? 0),
    sum: Number(row?.sum ?? 0),
    orders: row?.orders ?? 0,
    unit: row?.unit ?? null,
  };
}

/** Products that the client has ever bought or given back, by name: what the ledger may be narrowed to. */
export async function productsOfClient(actor: StaffActor, clientId: string) {
  const seen = can(actor, "purchase.view") ? reaches(clientId, moneyVisibleTo(actor)) : sql`false`;
  const rows = await db.execute<{
    id: string;
    name: string;
    groupId: string | null;
    group: string | null;
  }>(sql`
    select p.id, p.name, g.id as "groupId", g.name as group
    from ${products} p left join ${productGroups} g on g.id = p.group_id
    where ${seen} and p.id in (
      select l.product_id from ${orders} o join ${orderLines} l on l.order_id = o.id where o.client_id = ${clientId})
    order by p.name, p.id limit 500`);
  return [...rows];
}
