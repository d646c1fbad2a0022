import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { AbcClass, BorderRule, ClassReason, XyzClass } from "#db/classes/registries.ts";
import type { RfmKey } from "#db/classes/rfm-segments.ts";
import type { ClientClass } from "#db/clients/registries.ts";
import { clients } from "#db/clients/table.ts";
import { id, instant, version } from "#db/columns.ts";
import { products } from "#db/products/table.ts";
import { staff } from "#db/staff/table.ts";

const kopecks = (name: string) => bigint(name, { mode: "number" });
const percent = (name: string) => smallint(name).notNull();

/** How classes are counted; one row, absent as long as nobody has changed anything. */
export const classSettings = pgTable(
  "class_settings",
  {
    onlyOne: boolean("only_one").primaryKey().default(true),
    /** Whole months before the current one; the current one counts too, as far as it has gone. */
    months: smallint("months").notNull(),
    /** Per cent of the sum up to which an item is A, and B. */
    abcA: percent("abc_a"),
    abcB: percent("abc_b"),
    border: text("border").$type<BorderRule>().notNull(),
    /** Per cent of variation of monthly sums up to which they are X, and Y. */
    xyzX: percent("xyz_x"),
    xyzY: percent("xyz_y"),
    /** Whether what came back lowers the sums. */
    lessReturns: boolean("less_returns").notNull(),
    version: version(),
  },
  (t) => [
    check("class_settings_only_one", sql`${t.onlyOne}`),
    check("class_settings_months", sql`${t.months} between 2 and 60`),
    check("class_settings_abc", sql`0 < ${t.abcA} and ${t.abcA} < ${t.abcB} and ${t.abcB} < 100`),
    check("class_settings_xyz", sql`0 < ${t.xyzX} and ${t.xyzX} < ${t.xyzY}`),
  ],
);

export type ClassParameters = Omit<typeof classSettings.$inferSelect, "onlyOne" | "version">;

/** A count of all classes: ordered by a person, or begun by the night, and with what came of it. */
export const classRuns = pgTable(
  "class_runs",
  {
    id: id(),
    orderedAt: instant("ordered_at").notNull(),
    orderedBy: uuid("ordered_by").references(() => staff.id),
    finishedAt: instant("finished_at"),
    /** The last day that was counted. */
    day: date("day", { mode: "string" }),
    parameters: jsonb("parameters").$type<ClassParameters>(),
    /** Clients who bought in the period, and those who bought before it only. */
    clients: integer("clients"),
    gone: integer("gone"),
    products: integer("products"),
    total: kopecks("total"),
    /** Clients whose class became another. */
    changed: integer("changed"),
  },
  (t) => [
    index("class_runs_ordered").on(t.orderedAt),
    check("class_runs_finished", sql`num_nulls(${t.finishedAt}, ${t.day}, ${t.parameters}) in (0, 3)`),
  ],
);

/** A place in the order of sums: what A, B and C are cut from. */
const ranked = () => ({
  runId: uuid("run_id")
    .notNull()
    .references(() => classRuns.id),
  /** Kopecks of paid purchases in the period, never below zero. */
  value: kopecks("value").notNull(),
  place: integer("place"),
  /** Per cent of the whole sum that this one and all before it make. */
  share: numeric("share", { precision: 7, scale: 4, mode: "number" }),
  abc: text("abc").$type<AbcClass>(),
  /** Unknown without a sum above zero in whole months. */
  xyz: text("xyz").$type<XyzClass>(),
  /** Per cent. */
  variation: numeric("variation", { precision: 8, scale: 2, mode: "number" }),
});

/** What the last count says of each client who has ever paid for something; replaced by the next. */
export const clientClasses = pgTable(
  "client_classes",
  {
    clientId: uuid("client_id")
      .primaryKey()
      .references(() => clients.id, { onDelete: "cascade" }),
    ...ranked(),
    /** Purchases of the period, paid for at least in part. */
    orders: integer("orders").notNull(),
    lastOn: date("last_on", { mode: "string" }).notNull(),
    r: smallint("r"),
    f: smallint("f"),
    m: smallint("m"),
    rfm: text("rfm").$type<RfmKey>().notNull(),
  },
  (t) => [
    index("client_classes_cell").on(t.abc, t.xyz, t.clientId),
    index("client_classes_rfm").on(t.rfm, t.clientId),
    check("client_classes_scored", sql`num_nulls(${t.abc}, ${t.place}, ${t.r}, ${t.f}, ${t.m}) in (0, 5)`),
  ],
);

export const productClasses = pgTable(
  "product_classes",
  {
    productId: uuid("product_id")
      .primaryKey()
      .references(() => products.id, { onDelete: "cascade" }),
    ...ranked(),
    quantity: numeric("quantity", { precision: 18, scale: 3 }).notNull(),
  },
  (t) => [index("product_classes_place").on(t.place)],
);

/** A class that a head has set against the count. It holds until its last day, or until it is lifted. */
export const classOverrides = pgTable(
  "class_overrides",
  {
    clientId: uuid("client_id")
      .primaryKey()
      .references(() => clients.id, { onDelete: "cascade" }),
    class: text("class").$type<ClientClass>().notNull(),
    reason: text("reason").notNull(),
    until: date("until", { mode: "string" }),
    setBy: uuid("set_by")
      .notNull()
      .references(() => staff.id),
    setAt: instant("set_at").notNull(),
    /** Of a bulk edit: the override that stood here before, for the way back. */
    replaced: jsonb("replaced"),
    version: version(),
  },
  (t) => [
    index("class_overrides_until").on(t.until).where(sql`${t.until} is not null`),
    check("class_overrides_reason", sql`length(${t.reason}) > 0`),
  ],
);

/**
 * Every change of `clients.class`, added by a trigger whoever writes it; also an override that holds a class where it
 * is. The application's role may only add. Without a key to the staff and the runs: history outlives what it names.
 */
export const classChanges = pgTable(
  "class_changes",
  {
    id: id(),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    at: instant("at").notNull(),
    from: text("from_class").$type<ClientClass>().notNull(),
    to: text("to_class").$type<ClientClass>().notNull(),
    why: text("why").$type<ClassReason>().notNull(),
    reason: text("reason"),
    until: date("until", { mode: "string" }),
    staffId: uuid("staff_id"),
    runId: uuid("run_id"),
  },
  (t) => [index("class_changes_client").on(t.clientId, t.at, t.id)],
);

export type ClassOverride = typeof classOverrides.$inferSelect;
export type ClassRun = typeof classRuns.$inferSelect;
