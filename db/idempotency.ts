import { createHash } from "node:crypto";
import { and, eq, lt } from "drizzle-orm";
import { jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { StaffActor } from "./actor.ts";
import { createdAt } from "./columns.ts";
import { Refused } from "./errors.ts";
import type { Tx } from "./index.ts";

export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    actorId: uuid("actor_id").notNull(),
    /** Empty, like the hash, in rows from before a key belonged to one command: no command meets them. */
    command: text("command").notNull().default(""),
    key: text("key").notNull(),
    inputHash: text("input_hash").notNull().default(""),
    result: jsonb("result"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.actorId, t.command, t.key] })],
);

/** Parsed input has its fields in the order of its schema, so the same input is the same text. */
const hashOf = (input: object) => createHash("sha256").update(JSON.stringify(input)).digest("base64url");

/**
 * Run a create at most once for a key made by the client: a repeated press or a retried request
 * answers with the first result. The second of two racing requests waits for the first one's commit.
 * @throws Refused key_reused when the key comes again with another input.
 */
export async function once<T>(
  tx: Tx,
  actor: StaffActor,
  command: string,
  input: { key: string },
  run: () => Promise<T>,
): Promise<T> {
  const name = { actorId: actor.id, command, key: input.key };
  const inputHash = hashOf(input);
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({ ...name, inputHash })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  const mine = and(
    eq(idempotencyKeys.actorId, name.actorId),
    eq(idempotencyKeys.command, command),
    eq(idempotencyKeys.key, name.key),
  );
  if (claimed.length === 0) {
    const [row] = await tx
      .select({ result: idempotencyKeys.result, inputHash: idempotencyKeys.inputHash })
      .from(idempotencyKeys)
      .where(mine);
    if (row?.inputHash !== inputHash) throw new Refused("key_reused");
    return row.result as T;
  }
  const result = await run();
  await tx.update(idempotencyKeys).set({ result }).where(mine);
  return result;
}

const MONTH = 30 * 86_400_000;

/** Forget keys a month old: nobody retries so late. Answers how many. */
export async function sweepKeys(tx: Tx, now: Date): Promise<number> {
  const old = lt(idempotencyKeys.createdAt, new Date(now.getTime() - MONTH));
  return (await tx.delete(idempotencyKeys).where(old)).count;
}
