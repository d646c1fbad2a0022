import { isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import type { ClientSort, clientSorts } from "#db/clients/list-input.ts";
import { type ClientOrder, type Key, name, text, type Walk } from "#db/clients/order.ts";
import { byOwn } from "#db/clients/own-order.ts";
import type { Sought } from "#db/clients/reading.ts";
import { BEGINNING, INSIDE, matchRank, nameOf } from "#db/clients/search.ts";
import { clients, lastContactKey, statusKey } from "#db/clients/table.ts";
import { ownAskedBy } from "#db/fields/shown.ts";
import { readOwnName } from "#db/fields/value.ts";
import { staff } from "#db/staff/table.ts";

/** Behind every letter, for what has none. */
export const NONE = "\uE000";
const BEHIND_ALL = "\u{10FFFF}";

const along = (...keys: [Key] | [Key, Key]): ClientOrder => {
  const [first, ...rest] = keys.map(({ expression }) => expression) as [SQL, ...SQL[]];
  return { keys, walks: [{ first: { key: first }, rest, along: [first, ...rest] }] };
};

const due = sql`${clients.nextDueAt}`;
/** Clients without a promise stand at the end in both directions. */
function byDue(never: "infinity" | "-infinity"): ClientOrder {
  const end = never === "infinity" ? sql`'infinity'::timestamptz` : sql`'-infinity'::timestamptz`;
  const dated: Walk = { where: isNotNull(clients.nextDueAt), first: { key: due }, rest: [], along: [due] };
  const undated: Walk = {
    where: isNull(clients.nextDueAt),
    first: { key: end, constant: never },
    rest: [],
    along: [due],
  };
  return {
    keys: [{ expression: sql`coalesce(${due}, ${end})`, type: "timestamptz" }],
    walks: never === "infinity" ? [dated, undated] : [undated, dated],
  };
}
const [dueRising, dueFalling] = [byDue("infinity"), byDue("-infinity")];

const none = { key: sql`${NONE}::text`, constant: NONE };
const region = sql`${clients.region}`;
const byRegion: ClientOrder = {
  keys: [text(sql`coalesce(${region}, ${NONE})`), name],
  walks: [
    {
      where: isNotNull(clients.region),
      first: { key: region },
      rest: [name.expression],
      along: [region, name.expression],
    },
    { where: isNull(clients.region), first: none, rest: [name.expression], along: [region, name.expression] },
  ],
};

/** By surname, then given name; ё as е. */
export const ownerKey = sql<string>`translate(${staff.surname} || ' ' || ${staff.given}, 'Ёё', 'Ее') collate "C" || ' ' || ${staff.id}`;
const byOwner: ClientOrder = {
  keys: [
    text(sql`coalesce((select ${ownerKey} from ${staff} where ${staff.id} = ${clients.ownerId}), ${NONE})`),
    name,
  ],
  byOwner: true,
  walks: [
    {
      where: isNull(clients.ownerId),
      first: none,
      rest: [name.expression],
      along: [sql`${clients.ownerId}`, name.expression],
    },
  ],
};

/** The stretch of names that begin as the query does. */
export function nameBegins(query: string): SQL {
  const start = nameOf(query);
  return sql`(${clients.nameKey} >= ${start} and ${clients.nameKey} < ${start + BEHIND_ALL})`;
}

/** Names that begin as the query does, then all others: along the order of names, for more finds than one can rank. */
function byMatch(actor: Actor, query: string, sought: Sought): ClientOrder {
  const begins = nameBegins(query);
  const of = (rank: number, where: SQL): Walk => ({
    where,
    first: { key: sql`${rank}::int`, constant: rank },
    rest: [name.expression],
    along: [name.expression],
  });
  return {
    keys: [{ expression: matchRank(actor, query, sought), type: "int" }, name],
    walks: [{ ...of(BEGINNING, begins), begins }, of(INSIDE, sql`not ${begins}`)],
  };
}

const orders: Record<Exclude<(typeof clientSorts)[number], "match">, ClientOrder> = {
  name: along(name),
  class: along(text(sql`${clients.class}`), name),
  status: along({ expression: statusKey(clients.status), type: "int" }, name),
  owner: byOwner,
  contact: along({ expression: lastContactKey(clients.lastContactAt), type: "timestamptz" }),
  due: dueRising,
  region: byRegion,
  created: along({ expression: sql`${clients.createdAt}`, type: "timestamptz" }),
};

/** What an order compares, and the indexes that give it. */
export function orderOf(
  actor: Actor,
  { sort, descending, q }: { sort: ClientSort; descending: boolean; q: string },
  sought: Sought | null,
): ClientOrder {
  const own = readOwnName(sort);
  if (own) return byOwn(own, { descending, asked: ownAskedBy(actor, own.id) }) ?? orders.name;
  if (sort === "match") return sought ? byMatch(actor, q, sought) : orders.name;
  return sort === "due" && descending ? dueFalling : orders[sort as keyof typeof orders];
}
