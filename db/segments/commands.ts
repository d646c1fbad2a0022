import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import type { ArchiveSegment, CreateSegment, UpdateSegment } from "#db/segments/input.ts";
import { seenBy } from "#db/segments/scope.ts";
import { type Segment, segments } from "#db/segments/table.ts";

function mayEdit(actor: StaffActor): void {
  if (!can(actor, "segment.edit")) throw new Refused("forbidden");
}

/** Lock one segment through the actor's scope, at the version that the actor has seen. */
async function lockSegment(
  tx: Tx,
  actor: StaffActor,
  { id, expectedVersion }: ArchiveSegment,
  mine: Partial<Segment>,
): Promise<Segment> {
  const [row] = await tx
    .select()
    .from(segments)
    .where(and(eq(segments.id, id), seenBy(actor)))
    .for("no key update");
  const segment = found(row);
  mayEdit(actor);
  if (segment.version === expectedVersion) return segment;
  const { name, tree, archivedAt, version } = segment;
  throw new Refused("stale", { mine, theirs: { name, tree, archivedAt }, version });
}

export async function createSegment(
  tx: Tx,
  actor: StaffActor,
  input: CreateSegment,
  now: Date,
): Promise<{ id: string }> {
  mayEdit(actor);
  return once(tx, actor, "segment.create", input, async () => {
    const { name, tree } = input;
    const [row] = await tx
      .insert(segments)
      .values({ name, tree, createdBy: actor.id, createdAt: now, updatedAt: now })
      .returning({ id: segments.id });
    const { id } = found(row);
    await recordEvent(tx, actor, {
      command: "segment.create",
      entity: "segment",
      entityId: id,
      after: { name, tree },
    });
    return { id };
  });
}

/** Rename it or choose others. Mailings that were launched keep the tree they took along. */
export async function updateSegment(
  tx: Tx,
  actor: StaffActor,
  input: UpdateSegment,
  now: Date,
): Promise<{ version: number }> {
  const { name, tree } = input;
  const segment = await lockSegment(tx, actor, input, { name, tree });
  if (segment.archivedAt) throw new Refused("segment_archived");
  // A list is changed by its members: other conditions would leave them without meaning.
  if (segment.kind === "fixed" && !isDeepStrictEqual(tree, segment.tree)) throw new Refused("segment_fixed");
  const version = segment.version + 1;
  await tx.update(segments).set({ name, tree, version, updatedAt: now }).where(eq(segments.id, input.id));
  await recordEvent(tx, actor, {
    command: "segment.update",
    entity: "segment",
    entityId: input.id,
    before: { name: segment.name, tree: segment.tree },
    after: { name, tree },
  });
  return { version };
}

/** Out of the list; nothing is deleted, and what was made from it stays. */
export function archiveSegment(tx: Tx, actor: StaffActor, input: ArchiveSegment, now: Date) {
  return setArchived(tx, actor, input, now, now);
}

export function restoreSegment(tx: Tx, actor: StaffActor, input: ArchiveSegment, now: Date) {
  return setArchived(tx, actor, input, null, now);
}

async function setArchived(
  tx: Tx,
  actor: StaffActor,
  input: ArchiveSegment,
  archivedAt: Date | null,
  now: Date,
): Promise<{ version: number }> {
  const segment = await lockSegment(tx, actor, input, { archivedAt });
  if ((segment.archivedAt === null) === (archivedAt === null)) return { version: segment.version };
  const version = segment.version + 1;
  await tx.update(segments).set({ archivedAt, version, updatedAt: now }).where(eq(segments.id, input.id));
  await recordEvent(tx, actor, {
    command: archivedAt ? "segment.archive" : "segment.restore",
    entity: "segment",
    entityId: input.id,
    before: { archivedAt: segment.archivedAt },
    after: { archivedAt },
  });
  return { version };
}
