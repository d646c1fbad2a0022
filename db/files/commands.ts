import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { agreements } from "#db/agreements/table.ts";
import { lockClient } from "#db/clients/lock.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { AttachFile, RemoveFile } from "#db/files/input.ts";
import { storeFile } from "#db/files/store.ts";
import { files } from "#db/files/table.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { interactions } from "#db/interactions/table.ts";

/** Keep a file with a client, a talk or an agreement. What it is, is read from the bytes; the name must not deny it. */
export async function attachFile(
  tx: Tx,
  actor: StaffActor,
  input: AttachFile,
  bytes: Uint8Array,
  now: Date,
): Promise<{ id: string }> {
  return once(tx, actor, "file.attach", input, async () => {
    await lockClient(tx, actor, input.clientId, "contacts");
    await checkPlace(tx, input);
    const { key: _, ...place } = input;
    return storeFile(tx, actor, { ...place, authorId: actor.id }, bytes, now);
  });
}

/** The talk or the agreement must be of the same client. */
async function checkPlace(tx: Tx, { clientId, interactionId, agreementId }: AttachFile) {
  const counts = [
    interactionId
      ? await tx.$count(
          interactions,
          and(eq(interactions.id, interactionId), eq(interactions.clientId, clientId)),
        )
      : 1,
    agreementId
      ? await tx.$count(agreements, and(eq(agreements.id, agreementId), eq(agreements.clientId, clientId)))
      : 1,
  ];
  if (counts.includes(0)) throw new Refused("not_found");
}

/** Take a file off the card. It stays in the base, and `restoreFile` brings it back. */
export const removeFile = (tx: Tx, actor: StaffActor, input: RemoveFile, now: Date) =>
  setRemoved(tx, actor, input, now);

export const restoreFile = (tx: Tx, actor: StaffActor, input: RemoveFile) =>
  setRemoved(tx, actor, input, null);

async function setRemoved(
  tx: Tx,
  actor: StaffActor,
  { clientId, id, expectedVersion }: RemoveFile,
  deletedAt: Date | null,
): Promise<{ version: number }> {
  await lockClient(tx, actor, clientId, "contacts");
  const [row] = await tx
    .select()
    .from(files)
    .where(
      and(
        eq(files.id, id),
        eq(files.clientId, clientId),
        deletedAt ? isNull(files.deletedAt) : isNotNull(files.deletedAt),
      ),
    )
    .for("update");
  const { version, name, deletedAt: before } = found(row);
  if (version !== expectedVersion)
    throw new Refused("stale", { mine: { deletedAt }, theirs: { name }, version });
  await tx
    .update(files)
    .set({ deletedAt, version: version + 1 })
    .where(eq(files.id, id));
  await recordEvent(tx, actor, {
    command: deletedAt ? "file.remove" : "file.restore",
    entity: "file",
    entityId: id,
    before: { clientId, name, deletedAt: before },
    after: { clientId, name, deletedAt },
  });
  return { version: version + 1 };
}
