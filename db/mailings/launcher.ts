import { eq } from "drizzle-orm";
import { type StaffActor, staffActor } from "#db/actor.ts";
import { found } from "#db/errors.ts";
import type { Reader } from "#db/index.ts";
import { branches, departments, staff } from "#db/staff/table.ts";
import { shortName } from "#db/values/person-name.ts";
import { DEFAULT_ZONE } from "#db/values/time.ts";

/** Whoever launched the mailing, as the worker stands in for them: the same rows exist for it. */
export async function launcherOf(reader: Reader, staffId: string): Promise<StaffActor> {
  const [row] = await reader
    .select({ person: staff, timeZone: branches.timeZone })
    .from(staff)
    .leftJoin(branches, eq(branches.id, staff.branchId))
    .where(eq(staff.id, staffId));
  const { person, timeZone } = found(row);
  const headed = await reader
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
    timeZone: timeZone ?? DEFAULT_ZONE,
  });
}
