import { isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import type { ClientSort } from "#db/clients/list-input.ts";
import type { Sought } from "#db/clients/reading.ts";
import { BEGINNING, INSIDE, matchRank, nameOf } from "#db/clients/search.ts";
import { clients, lastContactKey, statusKey } from "#db/clients/table.ts";
import { staff } from "#db/staff/table.ts";

export type KeyType = "text" | "int" | "timestamptz";

interface Key {
  /** Over a row of `clients`, never null. */
  expression: SQL;
  type: KeyType;
}

/** A stretch of the list that an index gives in its order. */
export interface Walk {
  where?: SQL;
  /** What all its rows have for the first key, or what each of them has. */
  first: { key: SQL; constant?: string | number };
  /** The second key, where there is one. */
  rest: readonly SQL[];
  /** What the index goes by, before the id. */
  along: readonly SQL[];
}

export interface ClientOrder {
  /** What rows are compared by before their id. */
  keys: readonly [Key] | readonly [Key, Key];
  /** Together all rows, in rising order; each is as good as its index. */
  walks: readonly Walk[];
  /** Those who have clients, each of whom is a stretch of his own; the walks are of the rest. */
  byOwner?: boolean;
}

/** Behind every letter, for what has none. */
export const NONE = "\uE000";
const BEHIND_ALL = "\u{10FFFF}";

const text = (expression: SQL): Key => ({ expression, type: "text" });
const name = text(sql`${clients.nameKey}`);

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

/** Names that begin as the query does, then all others: along the order of names, for more finds than one can rank. */
function byMatch(actor: Actor, query: string, sought: Sought): ClientOrder {
  const start = nameOf(query);
  const begins = sql`(${clients.nameKey} >= ${start} and ${clients.nameKey} < ${start + BEHIND_ALL})`;
  const of = (rank: number, where: SQL): Walk => ({
    where,
    first: { key: sql`${rank}::int`, constant: rank },
    rest: [name.expression],
    along: [name.expression],
  });
  return {
    keys: [{ expression: matchRank(actor, query, sought), type: "int" }, name],
    walks: [of(BEGINNING, begins), of(INSIDE, sql`not ${begins}`)],
  };
}

const orders: Record<Exclude<ClientSort, "match">, ClientOrder> = {
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
  if (sort === "match") return sought ? byMatch(actor, q, sought) : orders.name;
  return sort === "due" && descending ? dueFalling : orders[sort];
}
