import { type SQL, sql } from "drizzle-orm";
import { queueSchema } from "./connection.ts";

const job = sql`${sql.identifier(queueSchema)}.job`;

/** Counts jobs given up since an instant (ISO), as `n`. */
export const failedJobsSince = (since: string): SQL =>
  sql`select count(*)::int as n from ${job} where state = 'failed' and completed_on >= ${since}::timestamptz`;
