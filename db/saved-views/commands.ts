import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import type {
  CreateView,
  DeleteView,
  DuplicateView,
  OverwriteView,
  RenameView,
} from "#db/saved-views/input.ts";
import { editableBy, visibleTo } from "#db/saved-views/scope.ts";
import { type SavedView, savedViews } from "#db/saved-views/table.ts";

/** A person has dozens of views, not thousands: tabs are read by eye. */
const MOST = 100;

function mayShare(actor: StaffActor, shared: boolean): void {
  if (shared && !can(actor, "view.share")) throw new Refused("forbidden");
}

type Look = Pick<SavedView, "name" | "shared" | "query" | "columns">;

async function insertView(tx: Tx, actor: StaffActor, command: string, look: Look, now: Date) {
  const own = and(eq(savedViews.createdBy, actor.id), visibleTo(actor));
  if ((await tx.$count(savedViews, own)) >= MOST) throw new Refused("views_many");
  const [row] = await tx
    .insert(savedViews)
    .values({ ...look, createdBy: actor.id, createdAt: now, updatedAt: now })
    .returning({ id: savedViews.id });
  const { id } = found(row);
  await recordEvent(tx, actor, { command, entity: "saved_view", entityId: id, after: look });
  return { id };
}

export function createView(tx: Tx, actor: StaffActor, input: CreateView, now: Date): Promise<{ id: string }> {
  mayShare(actor, input.shared);
  const { key: _, ...look } = input;
  return once(tx, actor, "view.create", input, () => insertView(tx, actor, "view.create", look, now));
}

/** A private copy of a view that one sees, to be changed without touching the other. */
export function duplicateView(
  tx: Tx,
  actor: StaffActor,
  input: DuplicateView,
  now: Date,
): Promise<{ id: string }> {
  return once(tx, actor, "view.duplicate", input, async () => {
    const [row] = await tx
      .select({ query: savedViews.query, columns: savedViews.columns })
      .from(savedViews)
      .where(and(eq(savedViews.id, input.id), visibleTo(actor)));
    return insertView(tx, actor, "view.duplicate", { ...found(row), name: input.name, shared: false }, now);
  });
}

/** Lock a view that the actor may change, at the version that the actor has seen. */
async function lockView(
  tx: Tx,
  actor: StaffActor,
  { id, expectedVersion }: DeleteView,
  mine: Partial<SavedView>,
): Promise<SavedView> {
  const [row] = await tx
    .select({ view: savedViews, allowed: sql<boolean>`${editableBy(actor)}` })
    .from(savedViews)
    .where(and(eq(savedViews.id, id), visibleTo(actor)))
    .for("no key update");
  const { view, allowed } = found(row);
  if (!allowed) throw new Refused("forbidden");
  if (view.version === expectedVersion) return view;
  const { name, shared, query, columns, version } = view;
  throw new Refused("stale", { mine, theirs: { name, shared, query, columns }, version });
}

async function change(
  tx: Tx,
  actor: StaffActor,
  command: string,
  view: SavedView,
  after: Partial<SavedView>,
  now: Date,
): Promise<{ version: number }> {
  const version = view.version + 1;
  await tx
    .update(savedViews)
    .set({ ...after, version, updatedAt: now })
    .where(eq(savedViews.id, view.id));
  const before = Object.fromEntries(Object.keys(after).map((key) => [key, view[key as keyof SavedView]]));
  await recordEvent(tx, actor, { command, entity: "saved_view", entityId: view.id, before, after });
  return { version };
}

export async function overwriteView(tx: Tx, actor: StaffActor, input: OverwriteView, now: Date) {
  const { query, columns } = input;
  const view = await lockView(tx, actor, input, { query, columns });
  return change(tx, actor, "view.overwrite", view, { query, columns }, now);
}

export async function renameView(tx: Tx, actor: StaffActor, input: RenameView, now: Date) {
  const { name, shared } = input;
  const view = await lockView(tx, actor, input, { name, shared });
  if (shared !== view.shared) mayShare(actor, true);
  return change(tx, actor, "view.rename", view, { name, shared }, now);
}

export async function deleteView(tx: Tx, actor: StaffActor, input: DeleteView, now: Date) {
  const view = await lockView(tx, actor, input, {});
  return change(tx, actor, "view.delete", view, { deletedAt: now }, now);
}

/** Takes the deletion back: by the one who may change the view, and only from the version it left. */
export async function restoreView(tx: Tx, actor: StaffActor, input: DeleteView, now: Date) {
  const [row] = await tx
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.id, input.id), isNotNull(savedViews.deletedAt), editableBy(actor)))
    .for("no key update");
  const view = found(row);
  if (view.version !== input.expectedVersion) throw new Refused("stale", { version: view.version });
  return change(tx, actor, "view.restore", view, { deletedAt: null }, now);
}
