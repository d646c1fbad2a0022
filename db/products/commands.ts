import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { codeKey } from "#db/products/code-key.ts";
import { checkGroup } from "#db/products/groups.ts";
import type { AddProduct, ArchiveProduct, EditProduct } from "#db/products/input.ts";
import { checkMayEdit, lockProduct } from "#db/products/lock.ts";
import { productSearch } from "#db/products/search.ts";
import { productPrices, products } from "#db/products/table.ts";
import { localDate } from "#db/values/time.ts";

export { addGroup, editGroup, removeGroup } from "#db/products/groups.ts";
export { setPrice } from "#db/products/prices.ts";

const rowOf = ({ code, name, unit, groupId }: AddProduct | EditProduct) => ({ code, name, unit, groupId });

/** A code belongs to one product, however its letters are written. Two who add it at once meet at the constraint. */
async function checkCode(tx: Tx, code: string, id: string | null): Promise<string> {
  const key = codeKey(code);
  if (key === "") throw new Refused("product_code", { field: "code" });
  const [row] = await tx.select({ id: products.id }).from(products).where(eq(products.codeKey, key));
  if (row && row.id !== id) throw new Refused("product_code_taken", { field: "code", id: row.id });
  return key;
}

export async function addProduct(
  tx: Tx,
  actor: StaffActor,
  input: AddProduct,
  now: Date,
): Promise<{ id: string }> {
  checkMayEdit(actor);
  return once(tx, actor, "product.add", input, async () => {
    const values = rowOf(input);
    const key = await checkCode(tx, input.code, null);
    await checkGroup(tx, input.groupId);
    const [row] = await tx
      .insert(products)
      .values({ ...values, codeKey: key, search: productSearch(input), createdAt: now, updatedAt: now })
      .onConflictDoNothing({ target: products.codeKey })
      .returning({ id: products.id });
    if (!row) throw new Refused("product_code_taken", { field: "code" });
    const price = input.price || null;
    const validFrom = localDate(now, actor.timeZone);
    if (price) await tx.insert(productPrices).values({ productId: row.id, validFrom, price });
    await recordEvent(tx, actor, {
      command: "product.add",
      entity: "product",
      entityId: row.id,
      after: { ...values, ...(price && { price, validFrom }) },
    });
    return { id: row.id };
  });
}

export async function editProduct(
  tx: Tx,
  actor: StaffActor,
  input: EditProduct,
  now: Date,
): Promise<{ version: number }> {
  const values = rowOf(input);
  const before = await lockProduct(tx, actor, input, values);
  const key = await checkCode(tx, input.code, input.id);
  if (input.groupId !== before.groupId) await checkGroup(tx, input.groupId);
  const version = before.version + 1;
  await tx
    .update(products)
    .set({ ...values, codeKey: key, search: productSearch(input), version, updatedAt: now })
    .where(eq(products.id, input.id));
  await recordEvent(tx, actor, {
    command: "product.edit",
    entity: "product",
    entityId: input.id,
    before: { code: before.code, name: before.name, unit: before.unit, groupId: before.groupId },
    after: values,
  });
  return { version };
}

/** Out of the choices; what was bought stays bought. */
export function archiveProduct(tx: Tx, actor: StaffActor, input: ArchiveProduct, now: Date) {
  return setArchived(tx, actor, input, now);
}

export function restoreProduct(tx: Tx, actor: StaffActor, input: ArchiveProduct) {
  return setArchived(tx, actor, input, null);
}

async function setArchived(
  tx: Tx,
  actor: StaffActor,
  input: ArchiveProduct,
  archivedAt: Date | null,
): Promise<{ version: number }> {
  const before = await lockProduct(tx, actor, input, { archivedAt });
  if ((before.archivedAt === null) === (archivedAt === null)) return { version: before.version };
  const version = before.version + 1;
  await tx.update(products).set({ archivedAt, version }).where(eq(products.id, input.id));
  await recordEvent(tx, actor, {
    command: archivedAt ? "product.archive" : "product.restore",
    entity: "product",
    entityId: input.id,
    before: { archivedAt: before.archivedAt },
    after: { archivedAt },
  });
  return { version };
}
