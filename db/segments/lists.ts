import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Actor, StaffActor } from "#db/actor.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import { db, type Reader, type Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import type { CreateList, EditMembers } from "#db/segments/input.ts";
import { seenBy } from "#db/segments/scope.ts";
import { segmentMembers, segments } from "#db/segments/table.ts";
import type { SegmentTree } from "#db/segments/tree.ts";

/** A fixed list asks for nothing but being on it, so whatever asks a segment can ask a list. */
const treeOf = (id: string): SegmentTree => ({
  type: "group",
  join: "and",
  not: false,
  children: [{ type: "condition", field: "list", operator: "any", value: [id] }],
});

/** An empty fixed list. Clients are put on it by a bulk edit. */
export function createList(tx: Tx, actor: StaffActor, input: CreateList, now: Date): Promise<{ id: string }> {
  if (!can(actor, "segment.edit")) throw new Refused("forbidden");
  return once(tx, actor, "segment.create_list", input, async () => {
    const { name } = input;
    const id = randomUUID();
    const row = { id, name, kind: "fixed" as const, tree: treeOf(id), createdBy: actor.id };
    await tx.insert(segments).values({ ...row, createdAt: now, updatedAt: now });
    await recordEvent(tx, actor, {
      command: "segment.create_list",
      entity: "segment",
      entityId: id,
      after: { name },
    });
    return { id };
  });
}

async function lockList(tx: Tx, actor: StaffActor, id: string): Promise<void> {
  const [row] = await tx
    .select({ kind: segments.kind, archivedAt: segments.archivedAt })
    .from(segments)
    .where(and(eq(segments.id, id), seenBy(actor)))
    .for("no key update");
  const { kind, archivedAt } = found(row);
  if (!can(actor, "segment.edit")) throw new Refused("forbidden");
  if (kind !== "fixed") throw new Refused("segment_live");
  if (archivedAt) throw new Refused("segment_archived");
}

/** Off the list; the clients stay what they are. */
export async function removeMembers(tx: Tx, actor: StaffActor, { id, clientIds }: EditMembers, now: Date) {
  await lockList(tx, actor, id);
  const gone = await tx
    .delete(segmentMembers)
    .where(and(eq(segmentMembers.segmentId, id), inArray(segmentMembers.clientId, clientIds)))
    .returning({ clientId: segmentMembers.clientId });
  if (gone.length === 0) throw new Refused("not_found");
  await tx.update(segments).set({ updatedAt: now }).where(eq(segments.id, id));
  await recordEvent(tx, actor, {
    command: "segment.remove_members",
    entity: "segment",
    entityId: id,
    before: gone.map(({ clientId }) => clientId),
  });
  return { removed: gone.length };
}

/** Back on the list, or on it for the first time: clients that the actor sees. */
export async function addMembers(tx: Tx, actor: StaffActor, { id, clientIds }: EditMembers, now: Date) {
  await lockList(tx, actor, id);
  const seen = tx
    .select({
      segmentId: sql`${id}::uuid`.as("segment_id"),
      clientId: clients.id,
      addedBy: sql`${actor.id}::uuid`.as("added_by"),
      bulkId: sql`null::uuid`.as("bulk_id"),
      addedAt: sql`${now.toISOString()}::timestamptz`.as("added_at"),
    })
    .from(clients)
    .where(and(inArray(clients.id, clientIds), visibleTo(actor)));
  const added = await tx
    .insert(segmentMembers)
    .select(seen)
    .onConflictDoNothing()
    .returning({ clientId: segmentMembers.clientId });
  await tx.update(segments).set({ updatedAt: now }).where(eq(segments.id, id));
  await recordEvent(tx, actor, {
    command: "segment.add_members",
    entity: "segment",
    entityId: id,
    after: added.map(({ clientId }) => clientId),
  });
  return { added: added.length };
}

/** Those on a list whom the actor sees, by name; archived clients are not asked for by any segment and not shown. */
export function listMembers(actor: Actor, id: string, limit: number, reader: Reader = db) {
  return reader
    .select({
      id: clients.id,
      name: clients.name,
      class: clients.class,
      status: clients.status,
      region: clients.region,
      addedAt: segmentMembers.addedAt,
    })
    .from(segmentMembers)
    .innerJoin(clients, eq(clients.id, segmentMembers.clientId))
    .innerJoin(segments, eq(segments.id, segmentMembers.segmentId))
    .where(and(eq(segmentMembers.segmentId, id), seenBy(actor), isNull(clients.archivedAt), visibleTo(actor)))
    .orderBy(asc(clients.nameKey), asc(clients.id))
    .limit(limit);
}

export type ListMember = Awaited<ReturnType<typeof listMembers>>[number];
