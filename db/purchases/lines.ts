import { and, eq, inArray, isNull, ne, or } from "drizzle-orm";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { products } from "#db/products/table.ts";
import type { RecordPurchase } from "#db/purchases/input.ts";
import type { OrderKind } from "#db/purchases/kinds.ts";
import { orderLines, orders } from "#db/purchases/table.ts";
import { LARGEST_SUM, lineSum } from "#db/values/unit-price.ts";

type LineInput = RecordPurchase["lines"][number];
type Line = Omit<typeof orderLines.$inferSelect, "orderId" | "place">;

/** What makes two lines be about one thing: the product, else its words. */
const thing = ({ productId, name }: Pick<Line, "productId" | "name">) =>
  productId ?? name?.toLowerCase() ?? "";

/** Lines as they are stored: of a return they stand below zero. A line that names a product keeps no words of its own. */
export async function readLines(
  tx: Tx,
  kind: OrderKind,
  lines: readonly LineInput[],
  kept: readonly Line[] = [],
) {
  const ids = [...new Set(lines.flatMap(({ productId }) => (productId ? [productId] : [])))];
  const known = await tx
    .select({ id: products.id, archivedAt: products.archivedAt })
    .from(products)
    .where(inArray(products.id, ids));
  const before = new Set(kept.map(({ productId }) => productId));
  const read = lines.map(({ productId, name, quantity, price }, i) => {
    const product = known.find(({ id }) => id === productId);
    if (productId && !product) throw new Refused("not_found", { field: `lines.${i}.name` });
    // Whatever was sold once may come back, and a correction need not change it.
    if (product?.archivedAt && kind === "sale" && !before.has(product.id))
      throw new Refused("product_archived", { field: `lines.${i}.name` });
    const signed = kind === "return" ? `-${quantity}` : quantity;
    return { productId, name: productId ? null : name, quantity: signed, price, sum: lineSum(signed, price) };
  });
  const total = read.reduce((sum, line) => sum + Math.abs(line.sum), 0);
  if (total > LARGEST_SUM) throw new Refused("sum_too_large", { field: "lines" });
  return read;
}

export const listLines = (tx: Tx, orderId: string): Promise<Line[]> =>
  tx
    .select({
      productId: orderLines.productId,
      name: orderLines.name,
      quantity: orderLines.quantity,
      price: orderLines.price,
      sum: orderLines.sum,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(orderLines.place);

export async function writeLines(tx: Tx, orderId: string, lines: readonly Line[]): Promise<void> {
  await tx.delete(orderLines).where(eq(orderLines.orderId, orderId));
  await tx.insert(orderLines).values(lines.map((one, place) => ({ ...one, orderId, place })));
}

export const sumsOf = (lines: readonly { sum: number }[]) => ({
  bought: lines.reduce((sum, line) => sum + Math.max(line.sum, 0), 0),
  returned: lines.reduce((sum, line) => sum + Math.max(-line.sum, 0), 0),
});

type Counted = Pick<Line, "productId" | "name" | "quantity" | "sum">;

/** Of each thing what is left: thousandths of a unit, kopecks, and of how many lines. */
function leftOf(lines: readonly Counted[]) {
  const left = new Map<string, { quantity: number; sum: number; lines: number }>();
  for (const line of lines) {
    const before = left.get(thing(line)) ?? { quantity: 0, sum: 0, lines: 0 };
    left.set(thing(line), {
      quantity: before.quantity + Math.round(Number(line.quantity) * 1000),
      sum: before.sum + line.sum,
      lines: before.lines + 1,
    });
  }
  return left.values();
}

/**
 * Of each thing no more comes back than was bought, and for no more money, over all live returns of the purchase.
 * Each line is rounded by itself, so what came back in parts may be half a kopeck a line over.
 * @param not the return, or the purchase itself, that is being changed and counts as `lines` and not as stored.
 */
export async function checkReturned(
  tx: Tx,
  orderId: string,
  not: { id: string | null; lines: readonly Line[] },
): Promise<void> {
  const stored = await tx
    .select({
      productId: orderLines.productId,
      name: orderLines.name,
      quantity: orderLines.quantity,
      sum: orderLines.sum,
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(
      and(
        or(eq(orders.id, orderId), eq(orders.orderId, orderId)),
        isNull(orders.cancelledAt),
        not.id === null ? undefined : ne(orders.id, not.id),
      ),
    );
  for (const { quantity, sum, lines } of leftOf([...stored, ...not.lines])) {
    if (quantity < 0) throw new Refused("return_too_many", { field: "lines" });
    if (sum < -lines / 2) throw new Refused("return_too_dear", { field: "lines" });
  }
}
