import { and, eq, inArray } from "drizzle-orm";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { branches, staff } from "#db/staff/table.ts";
import { worksHere } from "#db/staff/works-here.ts";

/** Each of these colleagues may be responsible for a client: they work here and see clients at all. */
export async function checkOwners(tx: Tx, ids: readonly (string | null | undefined)[]): Promise<void> {
  const wanted = [...new Set(ids.filter((id) => id !== null && id !== undefined))];
  if (wanted.length === 0) return;
  const rows = await tx
    .select({ id: staff.id, role: staff.role })
    .from(staff)
    .where(and(inArray(staff.id, wanted), worksHere()))
    .for("key share");
  const able = rows.filter(({ role }) => role !== "admin");
  if (able.length < wanted.length) throw new Refused("addressee_closed", { field: "ownerId" });
}

export async function checkBranch(tx: Tx, id: string | null | undefined): Promise<void> {
  if (!id) return;
  const [row] = await tx.select({ id: branches.id }).from(branches).where(eq(branches.id, id));
  if (!row) throw new Refused("not_found", { field: "branchId" });
}
