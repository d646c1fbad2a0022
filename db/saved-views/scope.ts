import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Actor, StaffActor } from "#db/actor.ts";
import { can } from "#db/permissions.ts";
import { savedViews } from "#db/saved-views/table.ts";

/** Views that exist for this actor: one's own, and those that are shared. */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === "job") return sql`true`;
  if (!can(actor, "client.view")) return sql`false`;
  return and(isNull(savedViews.deletedAt), or(eq(savedViews.createdBy, actor.id), savedViews.shared)) as SQL;
}

/** Rows that this actor may change: one's own, and what is shared for those who keep order in it. */
export const editableBy = (actor: StaffActor): SQL =>
  can(actor, "view.govern")
    ? (or(eq(savedViews.createdBy, actor.id), savedViews.shared) as SQL)
    : eq(savedViews.createdBy, actor.id);
