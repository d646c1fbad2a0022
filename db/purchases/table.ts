import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { clients, legalEntities } from "#db/clients/table.ts";
import { createdAt, id, instant, version } from "#db/columns.ts";
import { products } from "#db/products/table.ts";
import type { OrderKind } from "#db/purchases/kinds.ts";
import { branches, staff } from "#db/staff/table.ts";

const kopecks = (name: string) => bigint(name, { mode: "number" });
const nothingYet = (name: string) => kopecks(name).notNull().default(0);

/** What every paper about money carries: of whom, when, by whom, from where, and whether it was called off. */
const paper = () => ({
  id: id(),
  clientId: uuid("client_id")
    .notNull()
    .references(() => clients.id),
  legalEntityId: uuid("legal_entity_id").references(() => legalEntities.id, { onDelete: "set null" }),
  branchId: uuid("branch_id").references(() => branches.id),
  managerId: uuid("manager_id").references(() => staff.id),
  number: text("number"),
  /** The calendar day that counts: months, terms and periods go by it. */
  day: date("day", { mode: "string" }).notNull(),
  /** The moment within that day: its place in the feed, and nothing else. */
  at: instant("at").notNull(),
  note: text("note"),
  /** The key of the paper in the file or system it came from: loaded twice, it is there once. */
  externalId: text("external_id").unique(),
  importId: uuid("import_id"),
  cancelledAt: instant("cancelled_at"),
  cancelReason: text("cancel_reason"),
  createdBy: uuid("created_by").references(() => staff.id),
  createdAt: createdAt(),
  version: version(),
});

/** Purchases and returns. A return of a known purchase names it. */
export const orders = pgTable(
  "orders",
  {
    ...paper(),
    kind: text("kind").$type<OrderKind>().notNull().default("sale"),
    /** Of a return: the purchase that came back. */
    orderId: uuid("order_id").references((): AnyPgColumn => orders.id),
    /** Sum of the lines above zero, and of those below it without their sign. */
    bought: nothingYet("bought"),
    returned: nothingYet("returned"),
    /** Of a return: how much of it has lowered invoices. */
    credited: nothingYet("credited"),
  },
  (t) => [
    index("orders_client").on(t.clientId, t.day, t.id),
    index("orders_feed").on(t.clientId, t.at, t.id),
    index("orders_of").on(t.orderId).where(sql`${t.orderId} is not null`),
    index("orders_import").on(t.importId).where(sql`${t.importId} is not null`),
    index("orders_entity").on(t.legalEntityId).where(sql`${t.legalEntityId} is not null`),
    index("orders_day").on(t.day, t.id),
    check("orders_return_of", sql`${t.orderId} is null or ${t.kind} = 'return'`),
    check(
      "orders_sums",
      sql`${t.bought} >= 0 and ${t.returned} >= 0 and (${t.kind} = 'sale' or ${t.bought} = 0)`,
    ),
    check(
      "orders_credited",
      sql`${t.credited} between 0 and case ${t.kind} when 'return' then ${t.returned} else 0 end`,
    ),
    check("orders_cancelled", sql`(${t.cancelledAt} is null) = (${t.cancelReason} is null)`),
  ],
);

export const orderLines = pgTable(
  "order_lines",
  {
    orderId: uuid("order_id").notNull(),
    place: smallint("place").notNull(),
    productId: uuid("product_id").references(() => products.id),
    /** What was sold in words, where it is no product of the list or was called otherwise. */
    name: text("name"),
    quantity: numeric("quantity", { precision: 15, scale: 3 }).notNull(),
    /** Roubles for one unit. */
    price: numeric("price", { precision: 15, scale: 4 }).notNull(),
    /** Kopecks, rounded once by the rule of `lineSum`. */
    sum: kopecks("sum").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.place] }),
    foreignKey({ name: "order_lines_order", columns: [t.orderId], foreignColumns: [orders.id] }).onDelete(
      "cascade",
    ),
    index("order_lines_product").on(t.productId, t.orderId),
    check("order_lines_sum", sql`${t.sum} = round(${t.quantity} * ${t.price} * 100)`),
    check("order_lines_named", sql`${t.productId} is not null or length(${t.name}) > 0`),
  ],
);

export const invoices = pgTable(
  "invoices",
  {
    ...paper(),
    orderId: uuid("order_id").references(() => orders.id),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    total: kopecks("total").notNull(),
    /** Covered by payments, and by returns of what was invoiced: kept with the settlements. */
    paid: nothingYet("paid"),
    credited: nothingYet("credited"),
    unpaid: kopecks("unpaid").generatedAlwaysAs(sql`total - paid - credited`),
  },
  (t) => [
    index("invoices_client").on(t.clientId, t.day, t.id),
    index("invoices_feed").on(t.clientId, t.at, t.id),
    index("invoices_owed")
      .on(t.clientId, t.dueOn)
      .where(sql`${t.cancelledAt} is null and ${t.total} > ${t.paid} + ${t.credited}`),
    index("invoices_order").on(t.orderId).where(sql`${t.orderId} is not null`),
    index("invoices_import").on(t.importId).where(sql`${t.importId} is not null`),
    index("invoices_entity").on(t.legalEntityId).where(sql`${t.legalEntityId} is not null`),
    check("invoices_total", sql`${t.total} > 0`),
    check(
      "invoices_covered",
      sql`${t.paid} >= 0 and ${t.credited} >= 0 and ${t.paid} + ${t.credited} <= ${t.total}`,
    ),
    check("invoices_cancelled", sql`(${t.cancelledAt} is null) = (${t.cancelReason} is null)`),
  ],
);

/** Money that came; money given back stands below zero. */
export const payments = pgTable(
  "payments",
  {
    ...paper(),
    amount: kopecks("amount").notNull(),
    /** How much of it lies on invoices; the rest is an advance. */
    applied: nothingYet("applied"),
  },
  (t) => [
    index("payments_client").on(t.clientId, t.day, t.id),
    index("payments_feed").on(t.clientId, t.at, t.id),
    index("payments_import").on(t.importId).where(sql`${t.importId} is not null`),
    index("payments_entity").on(t.legalEntityId).where(sql`${t.legalEntityId} is not null`),
    check("payments_amount", sql`${t.amount} <> 0`),
    check("payments_applied", sql`${t.applied} between 0 and greatest(${t.amount}, 0)`),
    check("payments_cancelled", sql`(${t.cancelledAt} is null) = (${t.cancelReason} is null)`),
  ],
);

/** How much of an invoice a payment, or a return, covers. One payment may cover several, and be one of several. */
export const settlements = pgTable(
  "settlements",
  {
    id: id(),
    invoiceId: uuid("invoice_id")
      .notNull()
      .references(() => invoices.id, { onDelete: "cascade" }),
    paymentId: uuid("payment_id").references(() => payments.id, { onDelete: "cascade" }),
    returnId: uuid("return_id").references(() => orders.id, { onDelete: "cascade" }),
    amount: kopecks("amount").notNull(),
  },
  (t) => [
    unique("settlements_pair").on(t.invoiceId, t.paymentId, t.returnId).nullsNotDistinct(),
    index("settlements_payment").on(t.paymentId),
    index("settlements_return").on(t.returnId),
    check("settlements_source", sql`num_nonnulls(${t.paymentId}, ${t.returnId}) = 1`),
    check("settlements_amount", sql`${t.amount} > 0`),
  ],
);

/**
 * What a client bought, gave back and paid in a calendar month. Kept by `recountMoney` in the transaction of every
 * change; cancelled papers are not in it. A month without papers has no row.
 */
export const clientMonths = pgTable(
  "client_months",
  {
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id),
    /** The first day of the month. */
    month: date("month", { mode: "string" }).notNull(),
    /** Purchases with at least one line above zero. */
    orders: integer("orders").notNull(),
    bought: kopecks("bought").notNull(),
    /** Without a sign. */
    returned: kopecks("returned").notNull(),
    /** Payments less refunds. */
    paid: kopecks("paid").notNull(),
    lastOrderOn: date("last_order_on", { mode: "string" }),
    lastPaidOn: date("last_paid_on", { mode: "string" }),
  },
  (t) => [
    // Its index carries what segments sum up (see the migration): a year of a whole base is read without the table.
    primaryKey({ columns: [t.clientId, t.month] }),
    index("client_months_month").on(t.month, t.clientId),
  ],
);

/** The same over all time, and what is owed now. A client without papers has no row. */
export const clientTotals = pgTable(
  "client_totals",
  {
    clientId: uuid("client_id")
      .primaryKey()
      .references(() => clients.id),
    orders: integer("orders").notNull(),
    bought: kopecks("bought").notNull(),
    returned: kopecks("returned").notNull(),
    paid: kopecks("paid").notNull(),
    firstOrderOn: date("first_order_on", { mode: "string" }),
    lastOrderOn: date("last_order_on", { mode: "string" }),
    lastPaidOn: date("last_paid_on", { mode: "string" }),
    /** Unpaid parts of invoices. */
    owes: kopecks("owes").notNull(),
    /** The earliest term among unpaid invoices: the debt is overdue when it lies before today. */
    oldestDueOn: date("oldest_due_on", { mode: "string" }),
    /** Money of the client that we hold: see `recountMoney`. */
    advance: kopecks("advance").notNull(),
  },
  (t) => [
    index("client_totals_owes").on(t.owes).where(sql`${t.owes} > 0`),
    index("client_totals_due").on(t.oldestDueOn).where(sql`${t.oldestDueOn} is not null`),
    index("client_totals_last").on(t.lastOrderOn),
  ],
);

export type Order = typeof orders.$inferSelect;
export type Invoice = typeof invoices.$inferSelect;
export type Payment = typeof payments.$inferSelect;
