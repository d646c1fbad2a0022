import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { isUnfinished } from "#db/assignments/overdue.ts";
import { visibleTo as assignmentsVisibleTo } from "#db/assignments/scope.ts";
import { assignments } from "#db/assignments/table.ts";
import { listCondition, soughtBy } from "#db/clients/filters.ts";
import { encodePlace } from "#db/clients/keyset.ts";
import { moreColumns } from "#db/clients/list-columns.ts";
import type { ClientSearch } from "#db/clients/list-input.ts";
import { type Meant, meantBy } from "#db/clients/meant.ts";
import { FEW, PAGE_SIZE, pageRows } from "#db/clients/page-rows.ts";
import { nearReadings, type Sought } from "#db/clients/reading.ts";
import { isEnough, rankOf } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { db, type Reader } from "#db/index.ts";
import { branches, staff } from "#db/staff/table.ts";

export { PAGE_SIZE } from "#db/clients/page-rows.ts";
/** Counting stops here: «10 000+». */
export const COUNT_CAP = 10_000;

/**
 * One page of the list with what its rows show, in one round trip; `count` comes along when it is small. A query that
 * finds next to nothing is read once more, as if a letter of its words were wrong: then `reading` says so.
 */
export async function listClients(actor: Actor, search: ClientSearch, now: Date, reader: Reader = db) {
  const sought = await soughtBy(reader, actor, search);
  const page = await readPage(actor, search, now, reader, sought);
  const { rows } = page;
  if (!sought || isEnough(rows) || search.reading !== "asked" || search.after || search.before) {
    return shown(actor, search, reader, sought, page);
  }
  const near = await nearReadings(reader, search.q);
  const again = near && (await readPage(actor, { ...search, reading: "near" }, now, reader, near));
  return again && again.rows.length > rows.length
    ? shown(actor, { ...search, reading: "near" }, reader, near, again)
    : shown(actor, search, reader, sought, page);
}

type Page = Awaited<ReturnType<typeof readPage>>;

async function shown(actor: Actor, search: ClientSearch, reader: Reader, sought: Sought | null, page: Page) {
  const meant: Meant | null = sought && (await meantBy(reader, actor, search.q, sought, page.rows));
  return {
    ...page,
    rows: page.rows.map(({ rank: _, document: __, ...row }) => row),
    /** How further pages are to be read. */
    reading: search.reading,
    meant,
  };
}

async function readPage(
  actor: Actor,
  search: ClientSearch,
  now: Date,
  reader: Reader,
  sought: Sought | null,
) {
  const { place: order, page, found, withs } = pageRows(actor, search, now, reader, sought);
  const next = reader
    .select({ title: assignments.title })
    .from(assignments)
    .where(and(eq(assignments.clientId, page.id), isUnfinished(), assignmentsVisibleTo(actor)))
    .orderBy(assignments.dueAt)
    .limit(1)
    .as("next");
  const isNear = (sought?.near.length ?? 0) > 0;
  const from = withs.length > 0 ? reader.with(...withs) : reader;
  const rows = await from
    .select({
      id: page.id,
      name: page.name,
      class: page.class,
      status: page.status,
      region: page.region,
      source: page.source,
      lastContactAt: page.lastContactAt,
      lastContactKind: page.lastContactKind,
      nextDueAt: page.nextDueAt,
      nextTitle: next.title,
      createdAt: page.createdAt,
      ownerSurname: staff.surname,
      ownerGiven: staff.given,
      branch: branches.name,
      more: moreColumns(actor, search.columns, page.id, now),
      rank: sought ? rankOf(page.document, page.nameKey, search.q, sought) : sql<number>`0`,
      document: isNear ? page.document : sql<null>`null`,
      first: sql<string>`${page.first}::text`,
      second: sql<string | null>`${page.second}::text`,
      count: found ?? sql<number>`${FEW + 1}`,
    })
    .from(page)
    .leftJoin(staff, eq(staff.id, page.ownerId))
    .leftJoin(branches, eq(branches.id, page.branchId))
    .leftJoinLateral(next, sql`true`)
    .orderBy(order.orderBy([page.first, page.second, page.id]));

  const more = rows.length > PAGE_SIZE;
  const shown = rows.slice(0, PAGE_SIZE);
  if (order.backwards) shown.reverse();
  const place = (row: (typeof shown)[number] | undefined) =>
    row ? encodePlace([row.first, row.second], row.id) : null;
  return {
    rows: shown.map(({ first: _, second: __, count: ___, ...row }) => row),
    next: order.backwards || more ? place(shown.at(-1)) : null,
    previous: (order.backwards ? more : order.entered) ? place(shown[0]) : null,
    count: knownCount(rows, order.entered),
  };
}

/** One page that is all there is needs no counting; null asks for `countClients`. */
function knownCount(found: readonly { count: number }[], entered: boolean): number | null {
  if (!entered && found.length <= PAGE_SIZE) return found.length;
  const count = found[0]?.count ?? FEW + 1;
  return count <= FEW ? count : null;
}

export type ClientPage = Awaited<ReturnType<typeof listClients>>;
export type ClientRow = ClientPage["rows"][number];

/** How many the list holds, up to COUNT_CAP + 1. */
export async function countClients(
  actor: Actor,
  search: ClientSearch,
  now: Date,
  reader: Reader = db,
): Promise<number> {
  const where = await listCondition(reader, actor, search, now);
  const some = reader
    .select({ one: sql`1`.as("one") })
    .from(clients)
    .where(where)
    .limit(COUNT_CAP + 1)
    .as("some");
  const [row] = await reader.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}
