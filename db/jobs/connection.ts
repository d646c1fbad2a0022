import type { Db } from "pg-boss";
import postgres from "postgres";

/** Where pg-boss keeps its tables. */
export const queueSchema = "pgboss";

/** pg-boss sends JSON as text already: the driver must not quote it a second time. */
const json = {
  to: 114,
  from: [114, 3802],
  serialize: (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value)),
  parse: (value: string) => JSON.parse(value) as unknown,
};

export interface QueueConnection {
  db: Db;
  end(): Promise<void>;
}

/** A pool of its own for the queue: Drizzle changes the parsers of a client that it is given. */
export function connectQueue(url: string, role?: string): QueueConnection {
  const options = {
    connect_timeout: 3,
    // A restarted database must be found again within a second or two, not after a long backoff.
    backoff: (attempt: number) => Math.min(1, 0.1 * 2 ** attempt),
    connection: { application_name: "slovo-queue", ...(role ? { role } : {}) },
    types: { json },
    onnotice: () => {},
  };
  const pool = postgres(url, { ...options, max: 3 });
  const scripts = oneByOne(postgres(url, { ...options, max: 1 }));
  return {
    db: {
      async executeSql(text, values) {
        if (values === undefined || values.length === 0) return { rows: await scripts.run(text) };
        return { rows: [...(await pool.unsafe(text, values as postgres.ParameterOrJSON<never>[]))] };
      },
    },
    async end() {
      await Promise.all([pool.end({ timeout: 5 }), scripts.end()]);
    },
  };
}

/**
 * Several statements may stand in one text, with a transaction of their own: each text has the one
 * connection to itself. (`reserve()` of the driver loses a connection whenever the database is away.)
 */
function oneByOne(client: postgres.Sql) {
  let last: Promise<unknown> = Promise.resolve();
  async function execute(text: string): Promise<unknown[]> {
    try {
      return [...(await client.unsafe(text))].flat();
    } catch (error) {
      await client.unsafe("rollback").catch(() => {});
      throw error;
    }
  }
  return {
    run(text: string): Promise<unknown[]> {
      const result = last.then(() => execute(text));
      last = result.catch(() => {});
      return result;
    },
    end: () => client.end({ timeout: 5 }),
  };
}
