import { and, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import type { AddLegalEntity, EditLegalEntity } from "#db/clients/input.ts";
import { lockClient } from "#db/clients/lock.ts";
import { refreshSearch } from "#db/clients/refresh-search.ts";
import { checkRequisites } from "#db/clients/requisites.ts";
import { legalEntities } from "#db/clients/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";

const rowOf = (input: AddLegalEntity | EditLegalEntity) => ({
  name: input.name,
  address: input.address,
  ...checkRequisites(input),
});

/** Write down one more firm under which the client buys. */
export async function addLegalEntity(
  tx: Tx,
  actor: StaffActor,
  input: AddLegalEntity,
): Promise<{ id: string }> {
  return once(tx, actor, "legal_entity.add", input, async () => {
    await lockClient(tx, actor, input.clientId, "edit");
    const values = rowOf(input);
    const [row] = await tx
      .insert(legalEntities)
      .values({ ...values, clientId: input.clientId })
      .returning({ id: legalEntities.id });
    const { id } = found(row);
    await refreshSearch(tx, input.clientId);
    await recordEvent(tx, actor, {
      command: "legal_entity.add",
      entity: "legal_entity",
      entityId: id,
      after: { clientId: input.clientId, ...values },
    });
    return { id };
  });
}

/** Change the requisites, loaded through the client: a firm of another client is not found. */
export async function editLegalEntity(
  tx: Tx,
  actor: StaffActor,
  input: EditLegalEntity,
): Promise<{ version: number }> {
  await lockClient(tx, actor, input.clientId, "edit");
  const [row] = await tx
    .select()
    .from(legalEntities)
    .where(and(eq(legalEntities.id, input.id), eq(legalEntities.clientId, input.clientId)))
    .for("update");
  const { id, clientId, version, createdAt: _, ...before } = found(row);
  if (version !== input.expectedVersion) {
    const { clientId: __, id: ___, expectedVersion: ____, ...mine } = input;
    throw new Refused("stale", { mine, theirs: before, version });
  }
  const values = rowOf(input);
  await tx
    .update(legalEntities)
    .set({ ...values, version: version + 1 })
    .where(eq(legalEntities.id, id));
  await refreshSearch(tx, clientId);
  await recordEvent(tx, actor, {
    command: "legal_entity.edit",
    entity: "legal_entity",
    entityId: id,
    before,
    after: values,
  });
  return { version: version + 1 };
}
