import { sql } from "drizzle-orm";
import { forgetGone, queueCandidatesOf, refreshCards } from "#db/duplicates/cards.ts";
import { compareSome } from "#db/duplicates/compare.ts";
import { regroup } from "#db/duplicates/groups.ts";
import type { KindName } from "#db/duplicates/kind-names.ts";
import { duplicateKinds } from "#db/duplicates/kinds.ts";
import type { Tx } from "#db/index.ts";

const ALL = 10_000;

/** Look for duplicates of a few at once, within the command that has changed them. */
export async function matchNow(tx: Tx, of: KindName, ids: readonly string[], now: Date): Promise<void> {
  const kind = duplicateKinds[of];
  await forgetGone(tx, kind, ids);
  await refreshCards(tx, kind, ids);
  await queueCandidatesOf(tx, kind, ids);
  const named = sql`any(${sql.param([...ids])}::uuid[])`;
  await compareSome(tx, kind, ALL, now, sql`(a_id = ${named} or b_id = ${named})`);
  await regroup(tx, kind, ids);
}
