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
  const client = postgres(url, {
    max: 4,
    connect_timeout: 3,
    // A restarted database must be found again within a second or two, not after a long backoff.
    backoff: (attempt) => Math.min(1, 0.1 * 2 ** attempt),
    connection: { application_name: "slovo-queue", ...(role ? { role } : {}) },
    types: { json },
    onnotice: () => {},
  });
  return {
    db: {
      async executeSql(text, values) {
        if (values !== undefined && values.length > 0) {
          return { rows: [...(await client.unsafe(text, values as postgres.ParameterOrJSON<never>[]))] };
        }
        return { rows: await executeScript(client, text) };
      },
    },
    end: () => client.end({ timeout: 5 }),
  };
}

/** Several statements may stand in one text, with a transaction of their own: all on one connection. */
async function executeScript(client: postgres.Sql, text: string): Promise<unknown[]> {
  const connection = await client.reserve();
  try {
    return [...(await connection.unsafe(text))].flat();
  } catch (error) {
    await connection.unsafe("rollback").catch(() => {});
    throw error;
  } finally {
    connection.release();
  }
}
