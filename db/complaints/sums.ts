import { count, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { filters } from "#db/complaints/filters.ts";
import { COUNT_CAP } from "#db/complaints/list.ts";
import type { ComplaintSearch } from "#db/complaints/list-input.ts";
import { complaints } from "#db/complaints/table.ts";
import { db, type Reader } from "#db/index.ts";

/** Over everything the search finds, not over the page: how many, how many claim money, and how much. */
export async function sumFound(actor: Actor, search: ComplaintSearch, now: Date, reader: Reader = db) {
  const some = reader
    .select({ claimed: complaints.claimedKopecks })
    .from(complaints)
    .where(await filters(reader, actor, search, now))
    .limit(COUNT_CAP + 1)
    .as("some");
  const [row] = await reader
    .select({
      count: count(),
      claims: sql<number>`count(*) filter (where ${some.claimed} > 0)`.mapWith(Number),
      kopecks: sql<bigint>`coalesce(sum(${some.claimed}), 0)`.mapWith(BigInt),
    })
    .from(some);
  return row ?? { count: 0, claims: 0, kopecks: 0n };
}
