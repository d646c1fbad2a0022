import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  index,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, version } from "#db/columns.ts";

/** Groups of products, one within another: a group that has a parent has no children (kept by the commands). */
export const productGroups = pgTable(
  "product_groups",
  {
    id: id(),
    name: text("name").notNull(),
    parentId: uuid("parent_id").references((): AnyPgColumn => productGroups.id),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    unique("product_groups_name").on(t.parentId, t.name).nullsNotDistinct(),
    check("product_groups_parent", sql`${t.parentId} <> ${t.id}`),
  ],
);

export const products = pgTable(
  "products",
  {
    id: id(),
    /** As it is written on the shelf. */
    code: text("code").notNull(),
    /** By `codeKey`: codes that differ only by case are one product. */
    codeKey: text("code_key").notNull().unique(),
    name: text("name").notNull(),
    unit: text("unit").notNull().default("шт."),
    groupId: uuid("group_id").references(() => productGroups.id),
    /** Code and name in search keys, with a space at both ends as in `clients.search`. */
    search: text("search").notNull().default(""),
    archivedAt: instant("archived_at"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    index("products_search").using("gin", sql`${t.search} gin_trgm_ops`),
    index("products_group").on(t.groupId),
    index("products_name").on(t.name, t.id),
    check("products_filled", sql`length(${t.codeKey}) > 0 and length(${t.name}) > 0`),
  ],
);

/** The price list: what one unit costs from a day on, in roubles, until a later row. */
export const productPrices = pgTable(
  "product_prices",
  {
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    price: numeric("price", { precision: 15, scale: 4 }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.validFrom] }),
    check("product_prices_positive", sql`${t.price} >= 0`),
  ],
);

export type Product = typeof products.$inferSelect;
export type ProductGroup = typeof productGroups.$inferSelect;
