import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { type OutcomeCounts, outcomes, type Plan, plans } from "./input.ts";
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

/** What is to become of them. */
export async function countPlans(tx: Tx, importId: string): Promise<Record<Plan, number>> {
  const rows = await tx
    .select({ plan: importRows.plan, count: sql<number>`count(*)::int` })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .groupBy(importRows.plan);
  const counts = Object.fromEntries(plans.map((plan) => [plan, 0])) as Record<Plan, number>;
  for (const { plan, count } of rows) if (plan) counts[plan] = count;
  return counts;
}
