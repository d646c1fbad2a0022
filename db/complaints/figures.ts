import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { filters, isMine, isNear, isOverdue, isOwed } from "#db/complaints/filters.ts";
import { COUNT_CAP } from "#db/complaints/list.ts";
import type { ComplaintSearch } from "#db/complaints/list-input.ts";
import { complaintsVisibleTo } from "#db/complaints/scope.ts";
import { complaints } from "#db/complaints/table.ts";
import { db, type Reader } from "#db/index.ts";

const countIf = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;

/**
 * The figures of the book in one statement. `open` … `waiting` stand beside the tabs, over everything not closed yet;
 * `found`, `claims` and `kopecks` are over everything the search finds, up to COUNT_CAP + 1 entries: how many, how many
 * claim money, and how much.
 */
export async function bookFigures(
  actor: StaffActor,
  search: ComplaintSearch,
  now: Date,
  reader: Reader = db,
) {
  const some = reader
    .select({ claimed: complaints.claimedKopecks })
    .from(complaints)
    .where(await filters(reader, actor, search, now))
    .limit(COUNT_CAP + 1)
    .as("some");
  const sums = reader
    .select({
      found: sql<number>`count(*)::int`.as("found"),
      claims: sql<number>`(count(*) filter (where ${some.claimed} > 0))::int`.as("claims"),
      kopecks: sql<string>`coalesce(sum(${some.claimed}), 0)`.as("kopecks"),
    })
    .from(some)
    .as("sums");
  const tabs = reader
    .select({
      open: countIf(isOwed).as("open"),
      mine: countIf(and(isOwed, isMine(actor.id)) as SQL).as("mine"),
      overdue: countIf(isOverdue(now)).as("overdue"),
      near: countIf(isNear(now)).as("near"),
      waiting: countIf(eq(complaints.state, "waiting_client")).as("waiting"),
    })
    .from(complaints)
    .where(and(isNull(complaints.closedAt), complaintsVisibleTo(actor)))
    .as("tabs");
  const { open, mine, overdue, near, waiting } = tabs;
  const { found, claims, kopecks } = sums;
  const [row] = await reader
    .select({
      open,
      mine,
      overdue,
      near,
      waiting,
      found,
      claims,
      kopecks: sql<bigint>`${kopecks}`.mapWith(BigInt),
    })
    .from(sums)
    .crossJoin(tabs);
  if (!row) throw new Error("sums without groups give one row");
  return row;
}

export type BookFigures = Awaited<ReturnType<typeof bookFigures>>;
