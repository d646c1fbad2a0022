import { eq } from "drizzle-orm";
import { type StaffActor, staffActor } from "#db/actor.ts";
import type { Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { departments, staff } from "#db/staff/table.ts";
import { hasAccess } from "#db/staff/works-here.ts";
import { shortName } from "#db/values/person-name.ts";
import { DEFAULT_ZONE } from "#db/values/time.ts";

/**
 * The worker writes for the person who ordered the import, within what that person may reach today.
 * Null when the person has left or may no longer import.
 */
export async function authorActor(tx: Tx, authorId: string): Promise<StaffActor | null> {
  const [person] = await tx.select().from(staff).where(eq(staff.id, authorId));
  if (!person || !hasAccess(person)) return null;
  const headed = await tx
    .select({ id: departments.id })
    .from(departments)
    .where(eq(departments.headId, authorId));
  const actor = staffActor({
    id: person.id,
    sessionId: null,
    name: shortName(person),
    role: person.role,
    branchId: person.branchId,
    departmentId: person.departmentId,
    headOf: headed.map(({ id }) => id),
    locale: person.locale,
    timeZone: DEFAULT_ZONE,
  });
  return can(actor, "client.import") ? actor : null;
}
