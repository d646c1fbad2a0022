import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Tx } from "./index.ts";
import * as schema from "./schema.ts";

/**
 * One transaction as the owner of the tables, who may change what the application may only add to. For jobs and for the
 * terminal; nothing that a request reaches has this login in its hands.
 */
export async function asOwner<T>(ownerUrl: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  const client = postgres(ownerUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    return await drizzle(client, { schema }).transaction(run);
  } finally {
    await client.end({ timeout: 1 });
  }
}
