import { and, eq, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Actor } from "#db/actor.ts";
import { archivedOrNot, filters } from "#db/clients/filters.ts";
import { pageOrder } from "#db/clients/keyset.ts";
import type { ClientSearch } from "#db/clients/list-input.ts";
import type { Walk } from "#db/clients/order.ts";
import { orderOf, ownerKey } from "#db/clients/orders.ts";
import type { Sought } from "#db/clients/reading.ts";
import { foundAlong, rankOf, visibleDocument } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import type { Reader } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";

export const PAGE_SIZE = 50;
/** Up to this many finds are all fetched and sorted; more of them are met soon enough along the sorted index. */
export const FEW = 1_000;

/** Beginnings of names that are looked at for whether there are more finds than that. */
const PROBED = 1_250;

/** A null where the order needs one key only. */
const noKey = sql<string | null>`null::text`;

/** The rows of one page, cut before anything is looked up for them. */
export function pageRows(
  actor: Actor,
  search: ClientSearch,
  now: Date,
  reader: Reader,
  sought: Sought | null,
) {
  const order = orderOf(actor, search, sought);
  const place = pageOrder(order, search);
  const where = filters(actor, search, now, sought);
  const along = filters(actor, search, now, sought, foundAlong(actor, sought));
  const isNear = (sought?.near.length ?? 0) > 0;
  const document = (sought ? visibleDocument(actor) : noKey).as("document");
  const row = {
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
    nameKey: clients.nameKey,
    /** What it was found by, and how well, is read off the document. */
    document,
  };
  const keyed = (first: SQL, second: SQL | undefined) => ({
    ...row,
    first: sql<string>`${first}`.as("first"),
    second: sql<string | null>`${second ?? noKey}`.as("second"),
  });
  type Rows = ReturnType<typeof walked>;
  const walked = (walk: Walk, condition?: SQL) => {
    const rows = reader.select(keyed(walk.first.key, walk.rest[0])).from(clients).$dynamic();
    if (walk.beside) rows.innerJoin(walk.beside.table, walk.beside.on);
    return rows
      .where(and(condition, walk.where, walk.begins ? along : where, place.walkBegins(walk)))
      .orderBy(place.orderBy([...walk.along, clients.id]))
      .limit(PAGE_SIZE + 1);
  };
  /** The clients of each colleague in turn, beginning with whom the place is at. */
  const ownersWalked = (condition?: SQL) => {
    const owners = reader
      .select({ id: staff.id, key: sql<string>`${ownerKey}`.as("owner_key") })
      .from(staff)
      .as("owners");
    const keys = [owners.key, clients.nameKey, clients.id];
    const held = reader
      .select(keyed(sql`${owners.key}`, sql`${clients.nameKey}`))
      .from(clients)
      .where(and(eq(clients.ownerId, owners.id), where, place.begins(keys)))
      .orderBy(place.orderBy([clients.nameKey, clients.id]))
      .limit(PAGE_SIZE + 1)
      .as("held");
    return reader
      .select(fieldsOf(held))
      .from(owners)
      .innerJoinLateral(held, sql`true`)
      .where(and(condition, place.notBefore(owners.key)))
      .orderBy(place.orderBy([owners.key, held.second, held.id]))
      .limit(PAGE_SIZE + 1) as unknown as Rows;
  };
  const walks = [
    ...(order.byOwner ? [ownersWalked] : []),
    ...order.walks.map((walk) => (condition?: SQL) => walked(walk, condition)),
  ];
  const inOrder = place.falling ? walks.toReversed() : walks;
  const isSorted = search.due === null && !sought;
  if (isSorted && inOrder.length === 1 && inOrder[0]) {
    return { place, found: null, withs: [], page: inOrder[0]().as("page") };
  }

  // What a word finds cannot be foretold by the planner: fetch all when it is little, else walk the sorted indexes. Where
  // enough names begin so there is no need to fetch: of a large base that would be a large part.
  const isRanked = sought !== null && search.sort === "match";
  const beginning = isRanked && !isNear ? order.walks.find(({ begins }) => begins)?.begins : undefined;
  const begun =
    beginning &&
    reader.$with("begun", { count: sql<number>`count`.as("count") }).as(sql`
      select count(*) from (select from (
          select * from ${clients} where ${and(beginning, archivedOrNot(search))}
          order by ${clients.nameKey}, ${clients.id} limit ${PROBED}
        ) ${clients} where ${along} limit ${FEW + 1}) probed`);
  const own = keyed(order.keys[0].expression, order.keys[1]?.expression);
  const hit = isSorted
    ? null
    : reader.$with("hit").as(
        reader
          .select({
            id: own.id,
            first: isRanked ? noKey.as("first") : own.first,
            second: own.second,
            document: isRanked ? document : noKey.as("document"),
          })
          .from(clients)
          .where(and(begun && sql`(select count from ${begun}) <= ${FEW}`, where))
          .limit(FEW + 1),
      );
  const found =
    hit &&
    (begun
      ? sql<number>`greatest((select count(*) from ${hit}), (select count from ${begun}))::int`
      : sql<number>`(select count(*) from ${hit})::int`);
  const parts: ReturnType<typeof named>[] = [];
  if (hit) {
    const first = isRanked ? rankOf(hit.document, sql`${hit.second}`, search.q, sought) : sql`${hit.first}`;
    const valued = reader
      .select({ id: hit.id, first: sql<string>`${first}`.as("first"), second: hit.second })
      .from(hit)
      .as("valued");
    const keys = [valued.first, ...(order.keys[1] ? [valued.second] : []), valued.id];
    const chosen = reader
      .select({ id: valued.id, first: valued.first, second: valued.second })
      .from(valued)
      // Of names with a slip so many are enough.
      .where(and(isNear ? undefined : sql`${found} <= ${FEW}`, place.begins(keys)))
      .orderBy(place.orderBy(keys))
      .limit(PAGE_SIZE + 1)
      .as("chosen");
    const few = reader
      .select({ ...row, first: chosen.first, second: chosen.second })
      .from(chosen)
      .innerJoin(clients, eq(clients.id, chosen.id));
    parts.push(named("few", few as unknown as Rows));
  }
  for (const walk of isNear ? [] : inOrder) {
    // A stretch is entered when those before it do not fill the page.
    const isFull = parts.map((part) => sql`(select count(*) from ${part})`);
    const isNext = isFull.length > 0 ? sql`${sql.join(isFull, sql` + `)} <= ${PAGE_SIZE}` : undefined;
    const isMany = found ? sql`${found} > ${FEW}` : undefined;
    parts.push(named(`stretch${parts.length}`, walk(and(isMany, isNext))));
  }
  const [first, second, ...more] = parts.map((part) => reader.select().from(part) as unknown as Rows) as [
    Rows,
    ...Rows[],
  ];
  const all = second ? unionAll(first, second, ...more).as("stretches") : first.as("stretches");
  const keys = [all.first, ...(order.keys[1] ? [all.second] : []), all.id];
  const page = reader
    .select()
    .from(all)
    .orderBy(place.orderBy(keys))
    .limit(PAGE_SIZE + 1)
    .as("page");
  const withs = [...(begun ? [begun] : []), ...(hit ? [hit] : []), ...parts];
  return { place, found, withs, page: page as unknown as typeof all };

  function named(name: string, rows: Rows) {
    return reader.$with(name).as(rows);
  }
}

/** Every field of a subquery, to be selected from beside another one. */
const fieldsOf = <S extends { _: { selectedFields: Record<string, unknown> } }>(from: S) =>
  Object.fromEntries(
    Object.keys(from._.selectedFields).map((key) => [key, (from as Record<string, unknown>)[key]]),
  ) as Record<string, SQL>;
