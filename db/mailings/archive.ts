import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import { lockMailing } from "#db/mailings/access.ts";
import type { ArchiveMailing } from "#db/mailings/input.ts";
import { mailings } from "#db/mailings/table.ts";

/** Throw a draft away: out of the lists, with the survey whose letter it is. What was launched stays for ever. */
export function archiveMailing(tx: Tx, actor: StaffActor, input: ArchiveMailing, now: Date) {
  return setArchived(tx, actor, input, now, now);
}

export function restoreMailing(tx: Tx, actor: StaffActor, input: ArchiveMailing, now: Date) {
  return setArchived(tx, actor, input, null, now);
}

async function setArchived(
  tx: Tx,
  actor: StaffActor,
  { id, expectedVersion }: ArchiveMailing,
  archivedAt: Date | null,
  now: Date,
): Promise<{ version: number }> {
  const mailing = await lockMailing(tx, actor, id, "edit", ["draft"], { archived: true });
  if (mailing.version !== expectedVersion) throw new Refused("stale", { version: mailing.version });
  if ((mailing.archivedAt === null) === (archivedAt === null)) return { version: mailing.version };
  const version = mailing.version + 1;
  await tx.update(mailings).set({ archivedAt, version, updatedAt: now }).where(eq(mailings.id, id));
  await recordEvent(tx, actor, {
    command: archivedAt ? "mailing.archive" : "mailing.restore",
    entity: "mailing",
    entityId: id,
    before: { archivedAt: mailing.archivedAt },
    after: { archivedAt },
  });
  return { version };
}
