import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { filters, isMine, isNear, isOverdue, isOwed } from "#db/complaints/filters.ts";
import { COUNT_CAP } from "#db/complaints/list.ts";
import type { ComplaintSearch } from "#db/complaints/list-input.ts";
import { complaintsVisibleTo } from "#db/complaints/scope.ts";
import { complaints } from "#db/complaints/table.ts";
import { db, type Reader } from "#db/index.ts";

const countIf = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;

const tabsOf = (actor: StaffActor, now: Date) => ({
  open: countIf(isOwed).as("open"),
  mine: countIf(and(isOwed, isMine(actor.id)) as SQL).as("mine"),
  overdue: countIf(isOverdue(now)).as("overdue"),
  near: countIf(isNear(now)).as("near"),
  waiting: countIf(eq(complaints.state, "waiting_client")).as("waiting"),
});

/** Everything not closed yet, as far as the actor sees it. */
const unclosed = (actor: StaffActor) => and(isNull(complaints.closedAt), complaintsVisibleTo(actor));

/** Sums over what the search finds among the unclosed, in the same pass over them. */
const sumsAmong = (where: SQL) => ({
  found: countIf(where).as("found"),
  claims: countIf(sql`${where} and ${complaints.claimedKopecks} > 0`).as("claims"),
  kopecks: sql`coalesce(sum(${complaints.claimedKopecks}) filter (where ${where}), 0)`
    .mapWith(BigInt)
    .as("kopecks"),
});

/** Sums over anything else the search finds, up to COUNT_CAP + 1 entries. */
function sumsOf(reader: Reader, where: SQL) {
  const some = reader
    .select({ claimed: complaints.claimedKopecks })
    .from(complaints)
    .where(where)
    .limit(COUNT_CAP + 1)
    .as("some");
  return reader
    .select({
      found: sql<number>`count(*)::int`.as("found"),
      claims: sql<number>`(count(*) filter (where ${some.claimed} > 0))::int`.as("claims"),
      kopecks: sql`coalesce(sum(${some.claimed}), 0)`.mapWith(BigInt).as("kopecks"),
    })
    .from(some)
    .as("sums");
}

/**
 * The figures of the book in one statement. `open` … `waiting` stand beside the tabs, over everything not closed yet;
 * `found`, `claims` and `kopecks` are over what the search finds: how many entries, how many claim money, how much.
 */
export async function bookFigures(
  actor: StaffActor,
  search: ComplaintSearch,
  now: Date,
  reader: Reader = db,
) {
  const where = await filters(reader, actor, search, now);
  const rows =
    search.group === "open"
      ? await reader
          .select({ ...tabsOf(actor, now), ...sumsAmong(where) })
          .from(complaints)
          .where(unclosed(actor))
      : await beside(actor, where, now, reader);
  const [row] = rows;
  if (!row) throw new Error("sums without groups give one row");
  return row;
}

function beside(actor: StaffActor, where: SQL, now: Date, reader: Reader) {
  const sums = sumsOf(reader, where);
  const tabs = reader.select(tabsOf(actor, now)).from(complaints).where(unclosed(actor)).as("tabs");
  const { open, mine, overdue, near, waiting } = tabs;
  const { found, claims, kopecks } = sums;
  return reader
    .select({ open, mine, overdue, near, waiting, found, claims, kopecks })
    .from(sums)
    .crossJoin(tabs);
}

export type BookFigures = Awaited<ReturnType<typeof bookFigures>>;
