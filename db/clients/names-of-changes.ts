import { inArray, sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { branches, staff } from "#db/staff/table.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** What colleagues and branches are called that values of a history name by their ids. */
export async function namesOf(values: readonly unknown[]): Promise<ReadonlyMap<string, string>> {
  const ids = [
    ...new Set(values.filter((value): value is string => typeof value === "string" && UUID.test(value))),
  ];
  if (ids.length === 0) return new Map();
  const called = await Promise.all([
    db
      .select({ id: staff.id, name: sql<string>`concat_ws(' ', ${staff.given}, ${staff.surname})` })
      .from(staff)
      .where(inArray(staff.id, ids)),
    db.select({ id: branches.id, name: branches.name }).from(branches).where(inArray(branches.id, ids)),
  ]);
  return new Map(called.flat().map(({ id, name }) => [id, name]));
}
