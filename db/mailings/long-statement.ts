import { sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";

/** The rest of this transaction may touch every recipient of a large mailing. */
export async function longStatement(tx: Tx): Promise<void> {
  await tx.execute(sql`set local statement_timeout = '300s'`);
}
