import { and, eq } from "drizzle-orm";
import { jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { StaffActor } from "./actor.ts";
import { createdAt } from "./columns.ts";
import type { Tx } from "./index.ts";

export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    actorId: uuid("actor_id").notNull(),
    key: text("key").notNull(),
    result: jsonb("result"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.actorId, t.key] })],
);

/**
 * Run a create at most once for a key made by the client: a repeated press or a retried request
 * answers with the first result. The second of two racing requests waits for the first one's commit.
 */
export async function once<T>(tx: Tx, actor: StaffActor, key: string, run: () => Promise<T>): Promise<T> {
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({ actorId: actor.id, key })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  const mine = and(eq(idempotencyKeys.actorId, actor.id), eq(idempotencyKeys.key, key));
  if (claimed.length === 0) {
    const [row] = await tx.select({ result: idempotencyKeys.result }).from(idempotencyKeys).where(mine);
    return row?.result as T;
  }
  const result = await run();
  await tx.update(idempotencyKeys).set({ result }).where(mine);
  return result;
}
