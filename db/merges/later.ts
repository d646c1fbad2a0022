import { sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { name } from "./log.ts";
import { clientReferences, contactReferences } from "./references.ts";
import { survivorOf } from "./sides.ts";
import type { ClientMerge } from "./table.ts";

/** Rows that came to the survivor after the merge, by table: ids are in the order of their making. */
export async function laterRows(
  tx: Tx,
  merge: Pick<ClientMerge, "id" | "survivorId" | "survivorContactId">,
): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const [reference, way] of Object.entries(
    merge.survivorContactId ? contactReferences : clientReferences,
  )) {
    if (way.way !== "follows" || !way.label || way.key[0] !== "id") continue;
    const [table = "", column = ""] = reference.split(".");
    const [row] = await tx.execute<{ n: number }>(sql`
      select count(*)::int as n from ${name(table)} t
      where t.${name(column)} = ${survivorOf(merge)}::uuid and t.id > ${merge.id}::uuid`);
    if (row?.n) counted[reference] = row.n;
  }
  return counted;
}
