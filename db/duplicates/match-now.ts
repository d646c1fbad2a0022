import { sql } from "drizzle-orm";
import { forgetArchived, queueCandidatesOf, refreshCards } from "#db/duplicates/cards.ts";
import { compareSome } from "#db/duplicates/compare.ts";
import { regroup } from "#db/duplicates/groups.ts";
import type { Tx } from "#db/index.ts";

const ALL = 10_000;

/** Look for duplicates of a few clients at once, within the command that has changed them. */
export async function matchNow(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await forgetArchived(tx, ids);
  await refreshCards(tx, ids);
  await queueCandidatesOf(tx, ids);
  const named = sql`any(${sql.param([...ids])}::uuid[])`;
  await compareSome(tx, ALL, now, sql`(a_id = ${named} or b_id = ${named})`);
  await regroup(tx, ids);
}
