import { AsyncLocalStorage } from "node:async_hooks";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "./env.ts";
import * as schema from "./schema.ts";

type Database = PostgresJsDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** A connection or a transaction: queries take either. */
export type Reader = Database | Tx;

/**
 * `lists`: a statement met again is planned for its values: one plan for all would read 100,000 rows for some of them.
 * `keys`, `marks`: what finds its rows by a key has the same plan whatever the key, and planning it costs more than
 * running it. What only reads takes less than a millisecond, and a page asks a dozen at a time: over few connections
 * they travel together, in one packet each way. What writes waits for the disk, and waits better side by side.
 */
const kinds = {
  lists: { plan_cache_mode: "force_custom_plan", most: Number.POSITIVE_INFINITY },
  keys: { plan_cache_mode: "force_generic_plan", most: 2 },
  marks: { plan_cache_mode: "force_generic_plan", most: Number.POSITIVE_INFINITY },
} as const;
type Kind = keyof typeof kinds;

const pools = new Map<Kind, { client: postgres.Sql; database: Database }>();

function open(kind: Kind) {
  const { DATABASE_URL, DATABASE_OWNER_URL, DATABASE_POOL } = env();
  const { plan_cache_mode, most } = kinds[kind];
  const client = postgres(DATABASE_URL, {
    max: Math.min(DATABASE_POOL, most),
    connect_timeout: 3,
    idle_timeout: 0,
    // A restarted database must be found again within a second or two, not after a long backoff.
    backoff: (attempt) => Math.min(1, 0.1 * 2 ** attempt),
    connection: {
      application_name: "slovo",
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
      plan_cache_mode,
      // One login for everything: the app still acts as the role that may not rewrite history.
      ...(DATABASE_OWNER_URL ? {} : { role: "slovo_app" }),
    },
    onnotice: () => {},
  });
  return { client, database: drizzle(remembering(client), { schema }) };
}

/** Statements with more values than this are written once and for all: lists of rows, seldom of the same length. */
const REMEMBERED = 64;

/**
 * Drizzle hands every statement over as a one-off: parsed, described and only then answered. Named, the server and the
 * driver remember it, and the next time it is one journey instead of two.
 */
function remembering<Client extends postgres.ISql>(client: Client): Client {
  const { unsafe } = client;
  client.unsafe = (query, values = [], options = {}) =>
    unsafe(query, values, { ...options, prepare: values.length <= REMEMBERED });
  return client;
}

function current(kind: Kind = "lists") {
  const pool = pools.get(kind) ?? open(kind);
  pools.set(kind, pool);
  return pool;
}

/** What was begun within a transaction and goes on after its end (the framework's `after`) is in none any more. */
const within = new AsyncLocalStorage<{ tx: Tx | null }>();

/**
 * A transaction that asks the pool for a second connection waits for others that do the same: a few at once, and none
 * of them ever ends. Seen while developing and in tests, where it is a bug to be mended, not a burst to be unlucky in.
 */
function checkNotWithin() {
  if (process.env.NODE_ENV !== "production" && within.getStore()?.tx) {
    throw new Error("Inside a transaction everything is asked of the transaction: hand `tx` on");
  }
}

const connected = (kind: Kind) =>
  new Proxy({} as Database, {
    get(_, property) {
      checkNotWithin();
      const { database } = current(kind);
      const value = Reflect.get(database, property) as unknown;
      return typeof value === "function" ? value.bind(database) : value;
    },
  });

/** The database, connected at first use as the role that does not own the tables. */
export const db: Database = connected("lists");

/** The same for reading what is found by keys, on pages that ask much of it: planned once a connection. */
export const byKey: Database = connected("keys");

/** For one statement that writes by a key: a mark at a letter, an answer to a survey. */
export const markByKey: Database = connected("marks");

/** The transaction one is in, else the database: for a library that asks by itself and cannot be handed `tx`. */
export const readerHere = (): Reader => within.getStore()?.tx ?? db;

/** All or nothing: everything a command writes, its audit row and its letters included. */
export function inTransaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  checkNotWithin();
  const place: { tx: Tx | null } = { tx: null };
  return current()
    .database.transaction((tx) => {
      place.tx = tx;
      return within.run(place, () => run(tx));
    })
    .finally(() => {
      place.tx = null;
    });
}

/** End the connections, waiting at most five seconds for what is under way. */
export async function closeDatabase(): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  await Promise.all(open.map(({ client }) => client.end({ timeout: 5 })));
}
