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
 * `anew`: a statement met again is planned for its values: one plan for all would read 100,000 rows for some of them.
 * `once`: what finds its rows by a key has the same plan whatever the key, and planning it costs more than running it.
 */
const planning = { anew: "force_custom_plan", once: "force_generic_plan" } as const;
type Planning = keyof typeof planning;

const pools = new Map<Planning, { client: postgres.Sql; database: Database }>();

function open(planned: Planning) {
  const { DATABASE_URL, DATABASE_OWNER_URL, DATABASE_POOL } = env();
  const client = postgres(DATABASE_URL, {
    max: DATABASE_POOL,
    connect_timeout: 3,
    idle_timeout: 0,
    // A restarted database must be found again within a second or two, not after a long backoff.
    backoff: (attempt) => Math.min(1, 0.1 * 2 ** attempt),
    connection: {
      application_name: "slovo",
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
      plan_cache_mode: planning[planned],
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

function current(planned: Planning = "anew") {
  const pool = pools.get(planned) ?? open(planned);
  pools.set(planned, pool);
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

const connected = (planned: Planning) =>
  new Proxy({} as Database, {
    get(_, property) {
      checkNotWithin();
      const { database } = current(planned);
      const value = Reflect.get(database, property) as unknown;
      return typeof value === "function" ? value.bind(database) : value;
    },
  });

/** The database, connected at first use as the role that does not own the tables. */
export const db: Database = connected("anew");

/** The same for statements that find all they read by keys, on pages that ask many of them: planned once a connection. */
export const byKey: Database = connected("once");

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
