import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { type Product, type ProductGroup, productGroups, products } from "#db/products/table.ts";

type Seen = { id: string; expectedVersion: number };

/** The catalogue belongs to the whole company: whoever may edit it edits each product. */
export function checkMayEdit(actor: StaffActor): void {
  if (!can(actor, "product.edit")) throw new Refused("forbidden");
}

export async function lockProduct(tx: Tx, actor: StaffActor, seen: Seen, mine: object): Promise<Product> {
  checkMayEdit(actor);
  const [row] = await tx.select().from(products).where(eq(products.id, seen.id)).for("update");
  const product = found(row);
  if (product.version === seen.expectedVersion) return product;
  const { code, name, unit, groupId, archivedAt, version } = product;
  throw new Refused("stale", { mine, theirs: { code, name, unit, groupId, archivedAt }, version });
}

export async function lockGroup(tx: Tx, actor: StaffActor, seen: Seen, mine: object): Promise<ProductGroup> {
  checkMayEdit(actor);
  const [row] = await tx.select().from(productGroups).where(eq(productGroups.id, seen.id)).for("update");
  const group = found(row);
  if (group.version === seen.expectedVersion) return group;
  const { name, parentId, version } = group;
  throw new Refused("stale", { mine, theirs: { name, parentId }, version });
}
