import { type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "../index.ts";
import { deliveryHold } from "./table.ts";

/** Nothing may leave now: every claim of letters, of the office and of mailings, asks `not isHeld()`. */
export const isHeld = (): SQL => sql`exists (select from ${deliveryHold})`;

/** Why and since when nothing leaves, or null. */
export async function getHold(reader: Reader = db) {
  const [hold] = await reader
    .select({ reason: deliveryHold.reason, since: deliveryHold.since, copyOf: deliveryHold.copyOf })
    .from(deliveryHold);
  return hold ?? null;
}

export type Hold = NonNullable<Awaited<ReturnType<typeof getHold>>>;
