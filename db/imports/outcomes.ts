import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import type { OutcomeCounts } from "./input.ts";
import { importRows } from "./table.ts";

/** What has become of the rows of a file. */
export async function countOutcomes(tx: Tx, importId: string): Promise<OutcomeCounts> {
  const rows = await tx
    .select({ outcome: importRows.outcome, count: sql<number>`count(*)::int` })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .groupBy(importRows.outcome);
  const counts: OutcomeCounts = {
    created: 0,
    updated: 0,
    unchanged: 0,
    failed: 0,
    removed: 0,
    restored: 0,
    kept: 0,
  };
  for (const { outcome, count } of rows) if (outcome) counts[outcome] = count;
  return counts;
}
