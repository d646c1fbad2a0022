import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "./env.ts";
import * as schema from "./schema.ts";

type Database = PostgresJsDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** A connection or a transaction: queries take either. */
export type Reader = Database | Tx;

let pool: { client: postgres.Sql; database: Database } | null = null;

function open() {
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
      // One login for everything: the app still acts as the role that may not rewrite history.
      ...(DATABASE_OWNER_URL ? {} : { role: "slovo_app" }),
    },
    onnotice: () => {},
  });
  return { client, database: drizzle(client, { schema }) };
}

function current() {
  pool ??= open();
  return pool;
}

/** The database, connected at first use as the role that does not own the tables. */
export const db: Database = new Proxy({} as Database, {
  get(_, property) {
    const { database } = current();
    const value = Reflect.get(database, property) as unknown;
    return typeof value === "function" ? value.bind(database) : value;
  },
});

/** All or nothing: everything a command writes, its audit row and its letters included. */
export function inTransaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  return current().database.transaction(run);
}

/** End the connections, waiting at most five seconds for what is under way. */
export async function closeDatabase(): Promise<void> {
  const open = pool;
  pool = null;
  await open?.client.end({ timeout: 5 });
}
