import type { IDatabase } from "pg-boss";
import postgres from "postgres";

/** pg-boss serialises JSON itself; the driver must pass its text on as it is. */
const json = {
  to: 114,
  from: [114, 3802],
  serialize: (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value)),
  parse: (value: string) => JSON.parse(value) as unknown,
};

export interface QueueConnection {
  db: IDatabase;
  end(): Promise<void>;
}

/** A raw pool for the queue: Drizzle changes the parsers of a client that it is given. */
export function connectQueue(url: string, options: postgres.Options<Record<string, never>> = {}): QueueConnection {
  const client = postgres(url, {
    max: 4,
    connect_timeout: 3,
    backoff: (attempt) => Math.min(1, 0.1 * 2 ** attempt),
    onnotice: () => {},
    ...options,
    types: { json: { ...json, to: 114 }, jsonb: { ...json, to: 3802, from: [3802] } },
  });
  return {
    db: {
      async executeSql(text, values) {
        if (values === undefined || values.length === 0) {
          const result = await client.unsafe(text);
          const last = Array.isArray(result[0]) ? (result.flat() as unknown[]) : [...result];
          return { rows: last };
        }
        return { rows: [...(await client.unsafe(text, values as postgres.ParameterOrJSON<never>[]))] };
      },
    },
    end: () => client.end({ timeout: 5 }),
  };
}
