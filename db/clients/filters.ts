import { type AnyColumn, and, eq, gte, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { type ClientSearch, NO_OWNER } from "#db/clients/list-input.ts";
import { nearReadings, readingsOf, type Sought } from "#db/clients/reading.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { foundBy } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { narrowed } from "#db/clients/whole.ts";
import type { Reader } from "#db/index.ts";
import { oneOf } from "#db/one-of.ts";
import { nodeWhere } from "#db/segments/compile.ts";

const WEEK = 7 * 24 * 3_600_000;

/** What the query of a list means; null for an empty one. */
export async function soughtBy(
  reader: Reader,
  actor: Actor,
  { q, reading, archived }: ClientSearch,
): Promise<Sought | null> {
  if (q.trim() === "") return null;
  const near = reading === "near" ? await nearReadings(reader, q) : null;
  return near ?? narrowed(reader, actor, q, readingsOf(q, reading === "literal"), archived);
}

/** One value alone is an equality: the index that begins with it then gives its rows in the order of names. */
function among(column: AnyColumn, values: readonly string[]): SQL | undefined {
  const [first, ...more] = values;
  if (first === undefined) return undefined;
  return more.length === 0 ? eq(column, first) : oneOf(column, values);
}

export const archivedOrNot = ({ archived }: Pick<ClientSearch, "archived">): SQL =>
  archived ? isNotNull(clients.archivedAt) : isNull(clients.archivedAt);

/** Rows of `clients` that the list holds, on whatever page; `found` for those that the query finds, said otherwise. */
export function filters(
  actor: Actor,
  search: ClientSearch,
  now: Date,
  sought: Sought | null,
  found: SQL = foundBy(actor, sought),
): SQL {
  const owners = search.owners.filter((id) => id !== NO_OWNER);
  return and(
    archivedOrNot(search),
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
    search.due === "late" ? lt(clients.nextDueAt, now) : undefined,
    search.due === "week"
      ? and(gte(clients.nextDueAt, now), lt(clients.nextDueAt, new Date(now.getTime() + WEEK)))
      : undefined,
    search.tree ? nodeWhere(search.tree, now, { actor }) : undefined,
    found,
  ) as SQL;
}

/** The same with what the query means looked up: for whoever counts or changes everything that the list holds. */
export const listCondition = async (
  reader: Reader,
  actor: Actor,
  search: ClientSearch,
  now: Date,
): Promise<SQL> => filters(actor, search, now, await soughtBy(reader, actor, search));
