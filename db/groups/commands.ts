import { and, eq, ne } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { lockClient } from "#db/clients/lock.ts";
import { nameKey } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { EditGroup, SetGroup, SetLimit } from "#db/groups/input.ts";
import { groupsVisibleTo } from "#db/groups/scope.ts";
import { type ClientGroup, clientGroups } from "#db/groups/table.ts";
import type { Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";

/** Put a client into a group of firms, into a new one, or take it out. Answers what it was, for the way back. */
export async function setGroup(
  tx: Tx,
  actor: StaffActor,
  { clientId, expectedVersion, group }: SetGroup,
  now: Date,
): Promise<{ version: number; previous: string | null }> {
  const client = await lockClient(tx, actor, clientId, "edit");
  if (client.version !== expectedVersion) {
    throw new Refused("stale", { mine: group, theirs: client.groupId, version: client.version });
  }
  const next = await groupOf(tx, actor, group, now);
  const previous = client.groupId;
  if (next?.id === (previous ?? undefined)) return { version: client.version, previous };
  const version = client.version + 1;
  await tx
    .update(clients)
    .set({ groupId: next?.id ?? null, version, updatedAt: now })
    .where(eq(clients.id, clientId));
  await recordEvent(tx, actor, {
    command: "client.set_group",
    entity: "client",
    entityId: clientId,
    before: { groupId: previous },
    after: { groupId: next?.id ?? null, group: next?.name ?? null },
  });
  return { version, previous };
}

/**
 * A group named anew that exists already is that group: two colleagues who name it at once mean one. Of a group of which
 * the actor sees nobody only the name is told to be taken, as a name can be taken but once.
 */
async function groupOf(tx: Tx, actor: StaffActor, group: SetGroup["group"], now: Date) {
  if (group === null) return null;
  const columns = { id: clientGroups.id, name: clientGroups.name };
  if ("id" in group) {
    const [row] = await tx
      .select(columns)
      .from(clientGroups)
      .where(and(eq(clientGroups.id, group.id), groupsVisibleTo(actor)));
    return found(row);
  }
  const key = nameKey(group.name);
  const [made] = await tx
    .insert(clientGroups)
    .values({ name: group.name, nameKey: key, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning(columns);
  if (made) return made;
  const [row] = await tx
    .select(columns)
    .from(clientGroups)
    .where(and(eq(clientGroups.nameKey, key), groupsVisibleTo(actor)));
  if (!row) throw new Refused("group_foreign", { field: "group" });
  return row;
}

async function lockGroup(tx: Tx, actor: StaffActor, id: string): Promise<ClientGroup> {
  const [row] = await tx
    .select()
    .from(clientGroups)
    .where(and(eq(clientGroups.id, id), groupsVisibleTo(actor)))
    .for("update");
  return found(row);
}

/** Name and note of a group. */
export async function editGroup(tx: Tx, actor: StaffActor, input: EditGroup, now: Date) {
  const { id, expectedVersion, ...mine } = input;
  const { name, note, version } = await lockGroup(tx, actor, id);
  if (version !== expectedVersion) throw new Refused("stale", { mine, theirs: { name, note }, version });
  const key = nameKey(mine.name);
  const taken = await tx.$count(clientGroups, and(eq(clientGroups.nameKey, key), ne(clientGroups.id, id)));
  if (taken > 0) throw new Refused("group_exists", { field: "name" });
  return write(
    tx,
    actor,
    "group.edit",
    { id, version, before: { name, note }, after: { ...mine, nameKey: key } },
    now,
  );
}

/** How much all firms of the group together may owe. Of those who may set it; others do not learn that it is set. */
export async function setLimit(
  tx: Tx,
  actor: StaffActor,
  { id, expectedVersion, limit }: SetLimit,
  now: Date,
) {
  if (!can(actor, "group.limit")) throw new Refused("forbidden");
  const { creditLimitKopecks, version } = await lockGroup(tx, actor, id);
  if (version !== expectedVersion) {
    throw new Refused("stale", { mine: { limit }, theirs: { limit: creditLimitKopecks }, version });
  }
  const [before, after] = [{ creditLimitKopecks }, { creditLimitKopecks: limit }];
  return write(tx, actor, "group.set_limit", { id, version, before, after }, now);
}

interface Change {
  id: string;
  version: number;
  before: object;
  after: Partial<ClientGroup>;
}

async function write(
  tx: Tx,
  actor: StaffActor,
  command: string,
  { id, version, before, after }: Change,
  now: Date,
): Promise<{ version: number }> {
  await tx
    .update(clientGroups)
    .set({ ...after, version: version + 1, updatedAt: now })
    .where(eq(clientGroups.id, id));
  await recordEvent(tx, actor, { command, entity: "client_group", entityId: id, before, after });
  return { version: version + 1 };
}
