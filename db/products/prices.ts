import { and, eq, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import type { SetPrice } from "#db/products/input.ts";
import { lockProduct } from "#db/products/lock.ts";
import { productPrices, products } from "#db/products/table.ts";

/** What a product costs from a day on; the same day again replaces its price, null takes it out of the list. */
export async function setPrice(
  tx: Tx,
  actor: StaffActor,
  input: SetPrice,
  now: Date,
): Promise<{ version: number }> {
  const { id, validFrom, price } = input;
  const product = await lockProduct(tx, actor, input, { validFrom, price });
  const ofDay = and(eq(productPrices.productId, id), eq(productPrices.validFrom, validFrom));
  const [before] = await tx.select({ price: productPrices.price }).from(productPrices).where(ofDay);
  if (price === null) await tx.delete(productPrices).where(ofDay);
  else
    await tx
      .insert(productPrices)
      .values({ productId: id, validFrom, price })
      .onConflictDoUpdate({
        target: [productPrices.productId, productPrices.validFrom],
        set: { price: sql`excluded.price` },
      });
  const version = product.version + 1;
  await tx.update(products).set({ version, updatedAt: now }).where(eq(products.id, id));
  await recordEvent(tx, actor, {
    command: "product.set_price",
    entity: "product",
    entityId: id,
    before: before ? { validFrom, price: before.price } : null,
    after: price === null ? null : { validFrom, price },
  });
  return { version };
}
