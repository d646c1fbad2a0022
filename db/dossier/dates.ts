import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { lockClient } from "#db/clients/lock.ts";
import { checkContactOf } from "#db/contacts/of-client.ts";
import type { ChangeDate, RecordDate, Removal } from "#db/dossier/input.ts";
import { type ClientDate, clientDates } from "#db/dossier/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";

/** Write down a day to remember. */
export async function recordDate(
  tx: Tx,
  actor: StaffActor,
  input: RecordDate,
  now: Date,
): Promise<{ id: string }> {
  return once(tx, actor, "date.record", input, async () => {
    await lockClient(tx, actor, input.clientId, "contacts");
    await checkContactOf(tx, input);
    const { key: _, ...said } = input;
    const values = { ...said, authorId: actor.id };
    const [row] = await tx
      .insert(clientDates)
      .values({ ...values, createdAt: now, updatedAt: now })
      .returning({ id: clientDates.id });
    const { id } = found(row);
    await recordEvent(tx, actor, {
      command: "date.record",
      entity: "client_date",
      entityId: id,
      after: values,
    });
    return { id };
  });
}

async function holdDate(tx: Tx, actor: StaffActor, { clientId, id }: Removal, removed: boolean) {
  await lockClient(tx, actor, clientId, "contacts");
  const [row] = await tx
    .select()
    .from(clientDates)
    .where(
      and(
        eq(clientDates.id, id),
        eq(clientDates.clientId, clientId),
        removed ? isNotNull(clientDates.deletedAt) : isNull(clientDates.deletedAt),
      ),
    )
    .for("update");
  return found(row);
}

const spoken = ({ clientId, contactId, kind, title, month, day, year, yearly }: ClientDate) => ({
  clientId,
  contactId,
  kind,
  title,
  month,
  day,
  year,
  yearly,
});

export async function changeDate(tx: Tx, actor: StaffActor, input: ChangeDate, now: Date) {
  const { id: _, expectedVersion, ...mine } = input;
  const date = await holdDate(tx, actor, input, false);
  const before = spoken(date);
  if (date.version !== expectedVersion) {
    throw new Refused("stale", { mine, theirs: before, version: date.version });
  }
  await checkContactOf(tx, input);
  return write(tx, actor, "date.change", date, { before, after: mine }, now);
}

/** Take a date off the card. It stays in the base, and `restoreDate` brings it back. */
export async function removeDate(tx: Tx, actor: StaffActor, input: Removal, now: Date) {
  const date = await holdDate(tx, actor, input, false);
  if (date.version !== input.expectedVersion) {
    throw new Refused("stale", { mine: null, theirs: spoken(date), version: date.version });
  }
  const before = { ...spoken(date), deletedAt: null };
  return write(tx, actor, "date.remove", date, { before, after: { ...before, deletedAt: now } }, now);
}

export async function restoreDate(tx: Tx, actor: StaffActor, input: Removal, now: Date) {
  const date = await holdDate(tx, actor, input, true);
  const before = { ...spoken(date), deletedAt: date.deletedAt };
  return write(tx, actor, "date.restore", date, { before, after: { ...before, deletedAt: null } }, now);
}

async function write(
  tx: Tx,
  actor: StaffActor,
  command: string,
  { id, version }: ClientDate,
  { before, after }: { before: object; after: Partial<ClientDate> },
  now: Date,
): Promise<{ version: number }> {
  await tx
    .update(clientDates)
    .set({ ...after, version: version + 1, updatedAt: now })
    .where(eq(clientDates.id, id));
  await recordEvent(tx, actor, { command, entity: "client_date", entityId: id, before, after });
  return { version: version + 1 };
}
