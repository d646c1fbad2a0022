import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import type { AddGroup, EditGroup, RemoveGroup } from "#db/products/input.ts";
import { checkMayEdit, lockGroup } from "#db/products/lock.ts";
import { productGroups, products } from "#db/products/table.ts";

/** The group is there. Held until the end of the transaction, so that nobody removes it meanwhile. */
export async function checkGroup(tx: Tx, id: string | null): Promise<void> {
  if (id === null) return;
  const [row] = await tx
    .select({ id: productGroups.id })
    .from(productGroups)
    .where(eq(productGroups.id, id))
    .for("share");
  if (!row) throw new Refused("not_found", { field: "groupId" });
}

/** The parent stands at the top itself; a group that holds others goes into none. */
async function checkPlace(
  tx: Tx,
  id: string | null,
  { name, parentId }: AddGroup | EditGroup,
): Promise<void> {
  if (parentId !== null) {
    const [parent] = await tx
      .select({ parentId: productGroups.parentId })
      .from(productGroups)
      .where(eq(productGroups.id, parentId))
      .for("share");
    const isDeep = found(parent).parentId !== null || parentId === id;
    const children = id === null ? 0 : await tx.$count(productGroups, eq(productGroups.parentId, id));
    if (isDeep || children > 0) throw new Refused("product_group_deep", { field: "parentId" });
  }
  const [twin] = await tx
    .select({ id: productGroups.id })
    .from(productGroups)
    .where(
      and(
        eq(productGroups.name, name),
        parentId === null ? isNull(productGroups.parentId) : eq(productGroups.parentId, parentId),
        id === null ? undefined : ne(productGroups.id, id),
      ),
    );
  if (twin) throw new Refused("product_group_taken", { field: "name" });
}

export async function addGroup(tx: Tx, actor: StaffActor, input: AddGroup): Promise<{ id: string }> {
  checkMayEdit(actor);
  return once(tx, actor, "product_group.add", input, async () => {
    const { name, parentId } = input;
    await checkPlace(tx, null, input);
    const [row] = await tx
      .insert(productGroups)
      .values({ name, parentId })
      .returning({ id: productGroups.id });
    const { id } = found(row);
    await recordEvent(tx, actor, {
      command: "product_group.add",
      entity: "product_group",
      entityId: id,
      after: { name, parentId },
    });
    return { id };
  });
}

export async function editGroup(tx: Tx, actor: StaffActor, input: EditGroup): Promise<{ version: number }> {
  const { name, parentId } = input;
  const before = await lockGroup(tx, actor, input, { name, parentId });
  await checkPlace(tx, input.id, input);
  const version = before.version + 1;
  await tx.update(productGroups).set({ name, parentId, version }).where(eq(productGroups.id, input.id));
  await recordEvent(tx, actor, {
    command: "product_group.edit",
    entity: "product_group",
    entityId: input.id,
    before: { name: before.name, parentId: before.parentId },
    after: { name, parentId },
  });
  return { version };
}

/** Only an empty group goes: nothing loses its place without somebody saying where to. */
export async function removeGroup(tx: Tx, actor: StaffActor, input: RemoveGroup): Promise<{ id: string }> {
  const before = await lockGroup(tx, actor, input, {});
  const [held] = await tx.execute<{ full: boolean }>(sql`
    select exists (select from ${products} where ${products.groupId} = ${input.id})
      or exists (select from ${productGroups} where ${productGroups.parentId} = ${input.id}) as full`);
  if (held?.full) throw new Refused("product_group_full");
  await tx.delete(productGroups).where(eq(productGroups.id, input.id));
  await recordEvent(tx, actor, {
    command: "product_group.remove",
    entity: "product_group",
    entityId: input.id,
    before: { name: before.name, parentId: before.parentId },
  });
  return { id: input.id };
}
