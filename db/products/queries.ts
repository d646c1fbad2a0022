import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { db, type Reader } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { productFound } from "#db/products/search.ts";
import { productGroups, productPrices, products } from "#db/products/table.ts";
import type { CalendarDate } from "#db/values/time.ts";

export const PRODUCTS_PAGE = 50;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export interface ProductSearch {
  q: string;
  groupId: string | null;
  archived: boolean;
  /** The name and id after which the page begins. */
  after: readonly [string, string] | null;
}

/** The price of a row of `products` on a day: the last that had come into force. */
export const priceOn = (day: CalendarDate) => sql<string | null>`(
  select price::float8::text from ${productPrices}
  where product_id = ${products.id} and valid_from <= ${day}::date order by valid_from desc limit 1)`;

const seen = (actor: Actor) => (can(actor, "product.view") ? sql`true` : sql`false`);
const inGroup = (groupId: string) =>
  inArray(
    products.groupId,
    sql`(select id from ${productGroups} where id = ${groupId} or parent_id = ${groupId})`,
  );

/** One page of the catalogue by name. */
export async function listProducts(actor: Actor, search: ProductSearch, today: CalendarDate) {
  const rows = await db
    .select({
      id: products.id,
      code: products.code,
      name: products.name,
      unit: products.unit,
      group: productGroups.name,
      price: priceOn(today),
      version: products.version,
      archivedAt: products.archivedAt,
    })
    .from(products)
    .leftJoin(productGroups, eq(productGroups.id, products.groupId))
    .where(
      and(
        seen(actor),
        productFound(search.q),
        search.groupId === null ? undefined : inGroup(search.groupId),
        search.archived ? isNotNull(products.archivedAt) : isNull(products.archivedAt),
        search.after
          ? sql`(${products.name}, ${products.id}) > (${search.after[0]}, ${search.after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(asc(products.name), asc(products.id))
    .limit(PRODUCTS_PAGE + 1);
  const page = rows.slice(0, PRODUCTS_PAGE);
  const last = rows.length > PRODUCTS_PAGE ? page.at(-1) : undefined;
  return { rows: page, next: last ? ([last.name, last.id] as const) : null };
}

export type ProductRow = Awaited<ReturnType<typeof listProducts>>["rows"][number];

/** One product with its whole price list, the latest first. */
export async function getProduct(actor: Actor, id: string) {
  if (!UUID.test(id)) return undefined;
  const [row] = await db
    .select()
    .from(products)
    .where(and(eq(products.id, id), seen(actor)));
  if (!row) return undefined;
  const prices = await db
    .select({ validFrom: productPrices.validFrom, price: sql<string>`${productPrices.price}::float8::text` })
    .from(productPrices)
    .where(eq(productPrices.productId, id))
    .orderBy(desc(productPrices.validFrom));
  return { ...row, prices };
}

/** Groups in their order: each at the top, then those within it. */
export async function listGroups(actor: Actor, reader: Reader = db) {
  const rows = await reader
    .select({
      id: productGroups.id,
      name: productGroups.name,
      parentId: productGroups.parentId,
      version: productGroups.version,
    })
    .from(productGroups)
    .where(seen(actor))
    .orderBy(asc(productGroups.name))
    .limit(500);
  const within = (parentId: string | null) => rows.filter((row) => row.parentId === parentId);
  return within(null).flatMap((top) => [top, ...within(top.id)]);
}

export type GroupRow = Awaited<ReturnType<typeof listGroups>>[number];

/** The first ten that a query finds, for choosing one in a form, with the price of the day. */
export function findProducts(actor: Actor, q: string, today: CalendarDate, reader: Reader = db) {
  return reader
    .select({
      id: products.id,
      code: products.code,
      name: products.name,
      unit: products.unit,
      price: priceOn(today),
    })
    .from(products)
    .where(and(seen(actor), isNull(products.archivedAt), productFound(q)))
    .orderBy(asc(products.name), asc(products.id))
    .limit(10);
}
