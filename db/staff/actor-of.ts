import { eq } from "drizzle-orm";
import { type StaffActor, staffActor } from "#db/actor.ts";
import type { Tx } from "#db/index.ts";
import { departments, staff } from "#db/staff/table.ts";
import { hasAccess } from "#db/staff/works-here.ts";
import { shortName } from "#db/values/person-name.ts";
import { DEFAULT_ZONE } from "#db/values/time.ts";

/** The person in whose name the product acts, within what they may reach today; null for one who has left. */
export async function actorOf(tx: Tx, staffId: string): Promise<StaffActor | null> {
  const [person] = await tx.select().from(staff).where(eq(staff.id, staffId));
  if (!person || !hasAccess(person)) return null;
  const headed = await tx
    .select({ id: departments.id })
    .from(departments)
    .where(eq(departments.headId, staffId));
  return staffActor({
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
}
