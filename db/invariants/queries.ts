import { desc, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { Refused } from "#db/errors.ts";
import { db } from "#db/index.ts";
import { askAll, type Counts } from "#db/invariants/ask.ts";
import { invariantRuns } from "#db/invariants/table.ts";
import { can } from "#db/permissions.ts";

/** All counts as they are now. @throws Refused forbidden to those who may not look. */
export async function countLosses(actor: Actor, now: Date): Promise<Counts> {
  if (!can(actor, "invariants.view")) throw new Refused("forbidden");
  return askAll(now);
}

/** The last nights, newest first. */
export function listNights(actor: Actor, limit = 14) {
  return db
    .select({
      id: invariantRuns.id,
      at: invariantRuns.at,
      total: invariantRuns.total,
      counts: invariantRuns.counts,
    })
    .from(invariantRuns)
    .where(can(actor, "invariants.view") ? undefined : sql`false`)
    .orderBy(desc(invariantRuns.at))
    .limit(limit);
}
