import { and, eq, exists, ne } from "drizzle-orm";
import { found, Refused } from "../errors.ts";
import type { Tx } from "../index.ts";
import { departments, staff } from "../staff/table.ts";
import { hasAccess, worksHere } from "../staff/works-here.ts";

export interface Addressee {
  executorId?: string;
  departmentId?: string;
}

/** An active colleague, or a department in which somebody may take it. A closed one is refused by name of the field. */
export async function checkAddressee(tx: Tx, { executorId, departmentId }: Addressee): Promise<void> {
  if (executorId) {
    // Locked, so that nobody closes the account between this look and the commit.
    const [person] = await tx
      .select({ closedAt: staff.closedAt, accessEndedAt: staff.accessEndedAt })
      .from(staff)
      .where(eq(staff.id, executorId))
      .for("key share");
    if (!hasAccess(found(person))) throw new Refused("addressee_closed", { field: "executorId" });
    return;
  }
  if (!departmentId) throw new Refused("addressee_required", { field: "executorId" });
  const working = tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.departmentId, departments.id), worksHere(), ne(staff.role, "admin")));
  const [department] = await tx
    .select({ isStaffed: exists(working).mapWith(Boolean) })
    .from(departments)
    .where(eq(departments.id, departmentId));
  if (!found(department).isStaffed) throw new Refused("addressee_closed", { field: "departmentId" });
}
