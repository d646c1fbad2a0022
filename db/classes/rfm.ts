import { type SQL, sql } from "drizzle-orm";
import { rfmScored } from "#db/classes/rfm-segments.ts";

/** The segment of a row that has `r`, `f` and `m`. */
export const rfmSegmentOf = (): SQL =>
  sql`case ${sql.join(
    Object.entries(rfmScored).map(
      ([key, { recency, worth }]) =>
        sql`when r >= ${recency}::int and f + m between ${worth[0] * 2}::int and ${worth[1] * 2}::int then ${key}::text`,
    ),
    sql` `,
  )} end`;

/**
 * A score of 1 to 5 by fifths of the clients who bought in the period: 5 are the best. Equals get one score, that of the
 * lowest of them, so that the third of a base that bought once is not parted at random.
 */
export const rfmScore = (by: SQL): SQL =>
  sql`least(5, 1 + (5 * (rank() over (order by ${by}) - 1)) / count(*) over ())::smallint`;
