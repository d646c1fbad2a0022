import { and, eq, inArray, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import type { Archive, AssignOwners, EditFact } from "#db/clients/input.ts";
import { lockClient } from "#db/clients/lock.ts";
import { checkBranch, checkOwners } from "#db/clients/owner.ts";
import { forgetCounts } from "#db/clients/recent-counts.ts";
import { refreshSearch } from "#db/clients/refresh-search.ts";
import { editableBy, visibleTo } from "#db/clients/scope.ts";
import { nameKey } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";

export { createClient } from "#db/clients/create.ts";
export { addLegalEntity, editLegalEntity } from "#db/clients/legal-entities.ts";

/** Several values as they are typed. */
const written = (value: string | readonly string[] | null) =>
  typeof value === "object" && value !== null ? value.join(", ") : value;

/** Change one fact of the card. From an older version it is refused with the value now standing there. */
export async function editFact(
  tx: Tx,
  actor: StaffActor,
  { id, expectedVersion, field, value }: EditFact,
  now: Date,
): Promise<{ version: number }> {
  const client = await lockClient(tx, actor, id, "edit");
  const before = client[field];
  if (client.version !== expectedVersion) {
    throw new Refused("stale", {
      field,
      mine: written(value),
      theirs: written(before),
      version: client.version,
    });
  }
  if (written(before) === written(value)) return { version: client.version };
  if (field === "branchId") await checkBranch(tx, value);
  const version = client.version + 1;
  const key = field === "name" ? { nameKey: nameKey(value) } : {};
  await tx
    .update(clients)
    .set({ [field]: value, ...key, version, updatedAt: now })
    .where(eq(clients.id, id));
  if (field === "name") await refreshSearch(tx, id);
  forgetCounts();
  await recordEvent(tx, actor, {
    command: "client.edit_fact",
    entity: "client",
    entityId: id,
    before: { [field]: before },
    after: { [field]: value },
  });
  return { version };
}

/** Make colleagues responsible for clients, all or none of them. Answers with who was, for the way back. */
export async function assignOwners(
  tx: Tx,
  actor: StaffActor,
  { changes }: AssignOwners,
  now: Date,
): Promise<{ previous: { id: string; ownerId: string | null }[] }> {
  const wanted = new Map(changes.map(({ id, ownerId }) => [id, ownerId]));
  const rows = await tx
    .select({ id: clients.id, ownerId: clients.ownerId, allowed: sql<boolean>`${editableBy(actor)}` })
    .from(clients)
    .where(and(inArray(clients.id, [...wanted.keys()]), visibleTo(actor)))
    .orderBy(clients.id)
    .for("no key update", { of: clients });
  if (rows.length < wanted.size) throw new Refused("not_found");
  if (rows.some(({ allowed }) => !allowed)) throw new Refused("forbidden");
  await checkOwners(tx, [...wanted.values()]);
  const byOwner = Map.groupBy(rows, ({ id }) => wanted.get(id) ?? null);
  for (const [ownerId, group] of byOwner) {
    await tx
      .update(clients)
      .set({ ownerId, version: sql`${clients.version} + 1`, updatedAt: now })
      .where(
        inArray(
          clients.id,
          group.map(({ id }) => id),
        ),
      );
  }
  forgetCounts();
  const previous = rows.map(({ id, ownerId }) => ({ id, ownerId }));
  await recordEvent(tx, actor, {
    command: "client.assign_owner",
    entity: "client",
    entityId: rows.length === 1 ? (rows[0]?.id ?? null) : null,
    before: previous,
    after: [...wanted].map(([id, ownerId]) => ({ id, ownerId })),
  });
  return { previous };
}

/** Take the client out of the lists; nothing is deleted. */
export async function archiveClient(tx: Tx, actor: StaffActor, input: Archive, now: Date) {
  const client = await lockClient(tx, actor, input.id, "edit");
  return setArchived(tx, actor, client, input, now);
}

export async function restoreClient(tx: Tx, actor: StaffActor, input: Archive, now: Date) {
  const client = await lockClient(tx, actor, input.id, "edit", { archived: true });
  if (!client.archivedAt) throw new Refused("client_not_archived");
  return setArchived(tx, actor, client, input, now);
}

async function setArchived(
  tx: Tx,
  actor: StaffActor,
  client: { id: string; version: number; archivedAt: Date | null },
  { expectedVersion }: Archive,
  now: Date,
): Promise<{ version: number }> {
  const archivedAt = client.archivedAt ? null : now;
  if (client.version !== expectedVersion) {
    throw new Refused("stale", { mine: archivedAt, theirs: client.archivedAt, version: client.version });
  }
  const version = client.version + 1;
  forgetCounts();
  await tx.update(clients).set({ archivedAt, version, updatedAt: now }).where(eq(clients.id, client.id));
  await recordEvent(tx, actor, {
    command: archivedAt ? "client.archive" : "client.restore",
    entity: "client",
    entityId: client.id,
    before: { archivedAt: client.archivedAt },
    after: { archivedAt },
  });
  return { version };
}
