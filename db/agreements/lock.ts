import { and, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { type Agreement, agreements } from "#db/agreements/table.ts";
import { lockClient } from "#db/clients/lock.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";

/** What history keeps of an agreement: everything but the marks of the row. */
export function spoken({ id: _, createdAt: __, updatedAt: ___, version: ____, ...said }: Agreement) {
  return said;
}

/** An agreement through its client, held until the end. One that was called off is first to be reinstated. */
export async function holdAgreement(
  tx: Tx,
  actor: StaffActor,
  { clientId, id, expectedVersion }: { clientId: string; id: string; expectedVersion: number },
  mine: object | null,
  { cancelled = false }: { cancelled?: boolean } = {},
): Promise<Agreement> {
  await lockClient(tx, actor, clientId, "contacts");
  const [row] = await tx
    .select()
    .from(agreements)
    .where(and(eq(agreements.id, id), eq(agreements.clientId, clientId)))
    .for("update");
  const agreement = found(row);
  if (agreement.version !== expectedVersion) {
    throw new Refused("stale", { mine, theirs: spoken(agreement), version: agreement.version });
  }
  if (agreement.cancelledAt && !cancelled) throw new Refused("agreement_cancelled");
  if (!agreement.cancelledAt && cancelled) throw new Refused("agreement_not_cancelled");
  return agreement;
}

/** One change with its audit row; `more` is what else belongs to the step. */
export async function writeAgreement(
  tx: Tx,
  actor: StaffActor,
  command: string,
  before: Agreement,
  change: Partial<Agreement>,
  now: Date,
  more: object = {},
): Promise<{ version: number }> {
  const version = before.version + 1;
  await tx
    .update(agreements)
    .set({ ...change, version, updatedAt: now })
    .where(eq(agreements.id, before.id));
  await recordEvent(tx, actor, {
    command,
    entity: "agreement",
    entityId: before.id,
    before: spoken(before),
    after: { ...spoken({ ...before, ...change }), ...more },
  });
  return { version };
}
