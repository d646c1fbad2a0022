import { sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";

/**
 * The rest of this transaction may touch every recipient of a large mailing. The checks of foreign keys are statements
 * of their own, one a row: planned anew each time, they would cost more than the rows.
 */
export async function longStatement(tx: Tx): Promise<void> {
  await tx.execute(sql`set local statement_timeout = '300s'`);
  await tx.execute(sql`set local plan_cache_mode = 'auto'`);
}
