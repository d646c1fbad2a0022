import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import type { AbcClass } from "#db/classes/registries.ts";
import { productClasses } from "#db/classes/table.ts";
import { db } from "#db/index.ts";
import { products } from "#db/products/table.ts";

export const PRODUCTS_PAGE = 50;

/** What a product brought is told by the whole company: whoever works in one branch sees classes and shares only. */
const value = (actor: StaffActor) =>
  actor.branchId === null ? sql<number>`sum(${productClasses.value})`.mapWith(Number) : sql<null>`null`;

/** How many products each class holds and what they brought; null for who may not know. */
export const sumProductClasses = (actor: StaffActor) =>
  db
    .select({ abc: productClasses.abc, products: sql<number>`count(*)::int`, value: value(actor) })
    .from(productClasses)
    .groupBy(productClasses.abc)
    .orderBy(asc(productClasses.abc));

/** Products in the order of what they brought, `after` a place; of one class, or of all. */
export async function listProductClasses(
  actor: StaffActor,
  { abc, after }: { abc: AbcClass | null; after: number },
) {
  const rows = await db
    .select({
      id: products.id,
      name: products.name,
      code: products.code,
      unit: products.unit,
      place: sql<number>`${productClasses.place}`,
      abc: sql<AbcClass>`${productClasses.abc}`,
      xyz: productClasses.xyz,
      variation: productClasses.variation,
      share: sql<number>`${productClasses.share}`.mapWith(Number),
      quantity: productClasses.quantity,
      value: actor.branchId === null ? sql<number>`${productClasses.value}`.mapWith(Number) : sql<null>`null`,
    })
    .from(productClasses)
    .innerJoin(products, eq(products.id, productClasses.productId))
    .where(and(gt(productClasses.place, after), abc ? eq(productClasses.abc, abc) : undefined))
    .orderBy(asc(productClasses.place))
    .limit(PRODUCTS_PAGE + 1);
  const page = rows.slice(0, PRODUCTS_PAGE);
  return { rows: page, next: rows.length > PRODUCTS_PAGE ? (page.at(-1)?.place ?? null) : null };
}

export type ProductClassRow = Awaited<ReturnType<typeof listProductClasses>>["rows"][number];
