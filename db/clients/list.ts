import { type AnyColumn, and, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Actor } from "#db/actor.ts";
import { isUnfinished } from "#db/assignments/overdue.ts";
import { visibleTo as assignmentsVisibleTo } from "#db/assignments/scope.ts";
import { assignments } from "#db/assignments/table.ts";
import { encodePlace, pageOrder } from "#db/clients/keyset.ts";
import { moreColumns } from "#db/clients/list-columns.ts";
import { type ClientSearch, NO_OWNER } from "#db/clients/list-input.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { searchCondition } from "#db/clients/search.ts";
import { clients, nextDueKey } from "#db/clients/table.ts";
import { db, type Reader } from "#db/index.ts";
import { oneOf } from "#db/one-of.ts";
import { nodeWhere } from "#db/segments/compile.ts";
import { branches, staff } from "#db/staff/table.ts";

export const PAGE_SIZE = 50;
/** Counting stops here: «10 000+». */
export const COUNT_CAP = 10_000;
/** Up to this many finds are all fetched and sorted; more of them are met soon enough along the sorted index. */
const FEW = 1_000;

const WEEK = 7 * 24 * 3_600_000;

/** A null where the order needs one key only. */
const noKey = sql`null::text`;

/** One value alone is an equality: the index that begins with it then gives its rows in the order of names. */
function among(column: AnyColumn, values: readonly string[]): SQL | undefined {
  const [first, ...more] = values;
  if (first === undefined) return undefined;
  return more.length === 0 ? eq(column, first) : oneOf(column, values);
}

/** Rows of `clients` that the list holds, on whatever page. */
export function filters(actor: Actor, search: ClientSearch, now: Date): SQL {
  const owners = search.owners.filter((id) => id !== NO_OWNER);
  const nextDue = nextDueKey(clients.nextDueAt);
  const weekLater = new Date(now.getTime() + WEEK).toISOString();
  return and(
    search.archived ? isNotNull(clients.archivedAt) : isNull(clients.archivedAt),
    // A card that was merged into another is no client of its own any more.
    search.archived ? isNull(clients.mergedIntoId) : undefined,
    visibleTo(actor),
    among(clients.region, search.regions),
    among(clients.branchId, search.branches),
    among(clients.status, search.statuses),
    among(clients.class, search.classes),
    or(
      among(clients.ownerId, owners),
      search.owners.length > owners.length ? isNull(clients.ownerId) : undefined,
    ),
    search.tags.length > 0 ? sql`${clients.tags} && ${sql.param(search.tags)}::text[]` : undefined,
    search.due === "late" ? sql`${nextDue} < ${now.toISOString()}::timestamptz` : undefined,
    search.due === "week"
      ? sql`${nextDue} >= ${now.toISOString()}::timestamptz and ${nextDue} < ${weekLater}::timestamptz`
      : undefined,
    search.tree ? nodeWhere(search.tree, now) : undefined,
    searchCondition(actor, search.q),
  ) as SQL;
}

/** The rows of one page, cut before anything is looked up for them. */
function pageRows(actor: Actor, search: ClientSearch, now: Date, reader: Reader) {
  const order = pageOrder(search);
  const where = filters(actor, search, now);
  const columns = {
    id: clients.id,
    name: clients.name,
    class: clients.class,
    status: clients.status,
    region: clients.region,
    source: clients.source,
    ownerId: clients.ownerId,
    branchId: clients.branchId,
    lastContactAt: clients.lastContactAt,
    lastContactKind: clients.lastContactKind,
    nextDueAt: clients.nextDueAt,
    createdAt: clients.createdAt,
    first: sql<string>`${order.first}`.as("first"),
    second: sql<string | null>`${order.second ?? noKey}`.as("second"),
  };
  const keys = [order.first, ...(order.second ? [order.second] : []), clients.id];
  const along = (condition?: SQL) =>
    reader
      .select(columns)
      .from(clients)
      .where(and(condition, where, order.begins(keys)))
      .orderBy(order.orderBy(keys))
      .limit(PAGE_SIZE + 1);
  // What a word finds cannot be foretold by the planner: fetch all when it is little, else walk the sorted index.
  if (search.q.trim() === "") return { order, page: along().as("page"), hit: null };
  const hit = reader.$with("hit").as(
    reader
      .select({ id: columns.id, first: columns.first, second: columns.second })
      .from(clients)
      .where(where)
      .limit(FEW + 1),
  );
  const found = sql`(select count(*) from ${hit})`;
  const hitKeys = [hit.first, ...(order.second ? [hit.second] : []), hit.id];
  const chosen = reader
    .select({ id: hit.id })
    .from(hit)
    .where(and(sql`${found} <= ${FEW}`, order.begins(hitKeys)))
    .orderBy(order.orderBy(hitKeys))
    .limit(PAGE_SIZE + 1)
    .as("chosen");
  const few = reader.select(columns).from(chosen).innerJoin(clients, eq(clients.id, chosen.id));
  return { order, page: unionAll(few, along(sql`${found} > ${FEW}`)).as("page"), hit };
}

/** One page of the list with what its rows show, in one round trip. `count` comes along when it is small. */
export async function listClients(actor: Actor, search: ClientSearch, now: Date, reader: Reader = db) {
  const { order, page, hit } = pageRows(actor, search, now, reader);
  const next = reader
    .select({ title: assignments.title })
    .from(assignments)
    .where(and(eq(assignments.clientId, page.id), isUnfinished(), assignmentsVisibleTo(actor)))
    .orderBy(assignments.dueAt)
    .limit(1)
    .as("next");
  const from = hit ? reader.with(hit) : reader;
  const found = await from
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
      more: moreColumns(actor, search.columns, page.id),
      first: sql<string>`${page.first}::text`,
      second: sql<string | null>`${page.second}::text`,
      count: hit ? sql<number>`(select count(*) from ${hit})::int` : sql<number>`${FEW + 1}`,
    })
    .from(page)
    .leftJoin(staff, eq(staff.id, page.ownerId))
    .leftJoin(branches, eq(branches.id, page.branchId))
    .leftJoinLateral(next, sql`true`)
    .orderBy(order.orderBy([page.first, ...(order.second ? [page.second] : []), page.id]));

  const more = found.length > PAGE_SIZE;
  const shown = found.slice(0, PAGE_SIZE);
  if (order.backwards) shown.reverse();
  const place = (row: (typeof shown)[number] | undefined) =>
    row ? encodePlace([row.first, row.second], row.id) : null;
  return {
    rows: shown.map(({ first: _, second: __, count: ___, ...row }) => row),
    next: order.backwards || more ? place(shown.at(-1)) : null,
    previous: (order.backwards ? more : order.entered) ? place(shown[0]) : null,
    count: knownCount(found, order.entered),
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
  const some = reader
    .select({ one: sql`1`.as("one") })
    .from(clients)
    .where(filters(actor, search, now))
    .limit(COUNT_CAP + 1)
    .as("some");
  const [row] = await reader.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}
