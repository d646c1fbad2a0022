import { and, eq, isNull } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { checkAddressee } from "#db/assignments/addressee.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import type { MakeKey, RevokeKey } from "./input.ts";
import { newSecret, secretHash } from "./secret.ts";
import { type ApiKey, apiKeys } from "./table.ts";

function allow(actor: StaffActor): void {
  if (!can(actor, "api_key.manage")) throw new Refused("forbidden");
}

/** A new key. It is told to whoever makes it, this once: a request that is repeated gets no second look at it. */
export async function makeKey(
  tx: Tx,
  actor: StaffActor,
  input: MakeKey,
  now: Date,
): Promise<{ id: string; secret: string | null }> {
  allow(actor);
  const secret = newSecret();
  let isFresh = false;
  const { id } = await once(tx, actor, "api_key.make", input, async () => {
    isFresh = true;
    const { key: _, staffId, departmentId, ...facts } = input;
    await checkAddressee(tx, { executorId: staffId ?? undefined, departmentId: departmentId ?? undefined });
    const values = { ...facts, staffId, departmentId, scope: "lead" as const };
    const [row] = await tx
      .insert(apiKeys)
      .values({
        ...values,
        ...{ secretHash: secretHash(secret), hint: secret.slice(-4), createdBy: actor.id, createdAt: now },
      })
      .returning({ id: apiKeys.id });
    const made = found(row);
    await recordEvent(tx, actor, {
      command: "api_key.make",
      entity: "api_key",
      entityId: made.id,
      after: values,
    });
    return made;
  });
  return { id, secret: isFresh ? secret : null };
}

/** From this moment the key opens nothing. What came through it stays. */
export async function revokeKey(
  tx: Tx,
  actor: StaffActor,
  { id, expectedVersion }: RevokeKey,
  now: Date,
): Promise<{ version: number }> {
  allow(actor);
  const [row] = await tx.select().from(apiKeys).where(eq(apiKeys.id, id)).for("update");
  const { name, version: present, revokedAt } = found(row);
  if (present !== expectedVersion || revokedAt) throw new Refused("stale", { version: present });
  await close(tx, actor, { id, name, version: present }, now);
  return { version: present + 1 };
}

/** Whoever made a key has seen it: the keys of somebody whose access ends open nothing from the same moment. */
export async function revokeKeysOf(tx: Tx, actor: StaffActor, staffId: string, now: Date): Promise<void> {
  const rows = await tx
    .select({ id: apiKeys.id, name: apiKeys.name, version: apiKeys.version })
    .from(apiKeys)
    .where(and(eq(apiKeys.createdBy, staffId), isNull(apiKeys.revokedAt)))
    .orderBy(apiKeys.id)
    .for("update");
  for (const row of rows) await close(tx, actor, row, now);
}

async function close(
  tx: Tx,
  actor: StaffActor,
  { id, name, version }: Pick<ApiKey, "id" | "name" | "version">,
  now: Date,
): Promise<void> {
  await tx
    .update(apiKeys)
    .set({ revokedAt: now, version: version + 1 })
    .where(eq(apiKeys.id, id));
  await recordEvent(tx, actor, {
    command: "api_key.revoke",
    entity: "api_key",
    entityId: id,
    before: { revokedAt: null },
    after: { name, revokedAt: now },
  });
}
