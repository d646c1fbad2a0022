import { and, asc, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import type { Tx } from "../index.ts";
import { branches, departments, staff } from "../staff/table.ts";
import { worksHere } from "../staff/works-here.ts";
import type { Locale } from "../values/text.ts";
import { DEFAULT_ZONE } from "../values/time.ts";

/** A person as a letter needs them. */
export interface Reached {
  id: string;
  email: string;
  surname: string;
  given: string;
  patronymic: string | null;
  locale: Locale;
  timeZone: string;
  departmentId: string | null;
}

const zone = sql<string>`coalesce(${branches.timeZone}, ${DEFAULT_ZONE})`;

/** The columns of a person; the branch is to be joined. */
export const reached = {
  id: staff.id,
  email: staff.email,
  surname: staff.surname,
  given: staff.given,
  patronymic: staff.patronymic,
  locale: staff.locale,
  departmentId: staff.departmentId,
  timeZone: zone,
};

/**
 * Who hears of what these people are late with: the head of their department, or a director when the head is
 * they themselves, is gone, is an administrator, or there is none. Nobody when the only director is late.
 */
export async function headsOf(tx: Tx, holders: readonly Reached[]): Promise<Map<string, Reached>> {
  const active = (where: SQL) =>
    tx
      .select({ ...reached, heads: departments.id })
      .from(staff)
      .leftJoin(branches, eq(branches.id, staff.branchId))
      .leftJoin(departments, eq(departments.headId, staff.id))
      .where(and(where, worksHere(), ne(staff.role, "admin")))
      .orderBy(asc(staff.createdAt), asc(staff.id));
  const departmentIds = [...new Set(holders.flatMap(({ departmentId }) => departmentId ?? []))];
  const heads = departmentIds.length === 0 ? [] : await active(inArray(departments.id, departmentIds));
  const directors = await active(eq(staff.role, "director"));
  const found = new Map<string, Reached>();
  for (const holder of holders) {
    const head =
      heads.find((one) => one.heads === holder.departmentId && one.id !== holder.id) ??
      directors.find((one) => one.id !== holder.id);
    if (head) found.set(holder.id, head);
  }
  return found;
}
