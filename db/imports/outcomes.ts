import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { type OutcomeCounts, outcomes } from "./input.ts";
import { importRows } from "./table.ts";

/** What has become of the rows of a file. */
export async function countOutcomes(tx: Tx, importId: string): Promise<OutcomeCounts> {
  const rows = await tx
    .select({ outcome: importRows.outcome, count: sql<number>`count(*)::int` })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .groupBy(importRows.outcome);
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as OutcomeCounts;
  for (const { outcome, count } of rows) if (outcome) counts[outcome] = count;
  return counts;
}
