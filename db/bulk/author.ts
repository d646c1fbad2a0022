import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { bulkKinds } from "#db/bulk/changes.ts";
import type { BulkKind } from "#db/bulk/input.ts";
import type { Tx } from "#db/index.ts";
import { launcherOf } from "#db/mailings/launcher.ts";
import { can } from "#db/permissions.ts";
import { staff } from "#db/staff/table.ts";
import { hasAccess } from "#db/staff/works-here.ts";

/**
 * The worker changes clients for the person who ordered it, within what that person may reach today. Null when the
 * person has left or may no longer do so.
 */
export async function actorFor(tx: Tx, staffId: string, kind: BulkKind): Promise<StaffActor | null> {
  const [person] = await tx
    .select({ closedAt: staff.closedAt, accessEndedAt: staff.accessEndedAt })
    .from(staff)
    .where(eq(staff.id, staffId));
  if (!person || !hasAccess(person)) return null;
  const actor = await launcherOf(tx, staffId);
  return can(actor, bulkKinds[kind].permission) ? actor : null;
}
