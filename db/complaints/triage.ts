import { and, asc, eq, exists, inArray, ne, sql } from "drizzle-orm";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { departments, staff } from "#db/staff/table.ts";
import { worksHere } from "#db/staff/works-here.ts";

/**
 * Who answers for what comes in by itself: of the branch's own people and those of all branches the head of quality,
 * else anybody of quality, else a director. People who have not accepted their invitation come last.
 */
export async function triageOwner(tx: Tx, branchId: string | null): Promise<string> {
  const heads = exists(
    tx.select({ id: departments.id }).from(departments).where(eq(departments.headId, staff.id)),
  );
  const isNear = sql`(${staff.branchId} is null or ${staff.branchId} = ${branchId})`;
  const [row] = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(inArray(staff.role, ["quality", "director"]), worksHere()))
    .orderBy(
      sql`${staff.passwordHash} is null`,
      sql`${isNear} is not true`,
      sql`${staff.role} <> 'quality'`,
      sql`not ${heads}`,
      asc(staff.createdAt),
      asc(staff.id),
    )
    .limit(1);
  if (!row) throw new Refused("complaint_no_owner");
  return row.id;
}

/** Whether the person may answer for a complaint. Locked, so that nobody closes the account before the commit. */
export async function mayOwn(tx: Tx, staffId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, staffId), worksHere(), ne(staff.role, "admin")))
    .for("key share");
  return row !== undefined;
}
