import { and, eq, isNull } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { lockMailing, mayEditMailing } from "#db/mailings/access.ts";
import type { CreateMailing, UpdateMailing } from "#db/mailings/input.ts";
import type { MailingKind } from "#db/mailings/kinds.ts";
import { type Mailing, mailings } from "#db/mailings/table.ts";
import { segments } from "#db/segments/table.ts";
import { surveyCampaigns } from "#db/surveys/table.ts";

export { archiveMailing, restoreMailing } from "#db/mailings/archive.ts";
export { cancelMailing, launchMailing, pauseMailing, resumeMailing } from "#db/mailings/moves.ts";
export { sendTestLetter } from "#db/mailings/test-letter.ts";

/** A draft. The key is the browser's: pressed twice, it is one. */
export function createMailing(
  tx: Tx,
  actor: StaffActor,
  input: CreateMailing,
  now: Date,
): Promise<{ id: string }> {
  if (!mayEditMailing(actor, input.kind)) throw new Refused("forbidden");
  return once(tx, actor, "mailing.create", input, async () => {
    const { key: _, ...draft } = input;
    await checkCampaign(tx, draft.kind, draft.campaignId);
    await checkSegment(tx, draft.segmentId);
    const [row] = await tx
      .insert(mailings)
      .values({ ...draft, createdBy: actor.id, createdAt: now, updatedAt: now })
      .returning({ id: mailings.id });
    if (!row) throw new Error("a mailing was not written");
    await recordEvent(tx, actor, {
      command: "mailing.create",
      entity: "mailing",
      entityId: row.id,
      after: draft,
    });
    return row;
  });
}

/**
 * Change a draft. From an older version it is refused with the whole draft as it stands: whoever goes on from it has
 * seen every field, also those they are not writing.
 */
export async function updateMailing(
  tx: Tx,
  actor: StaffActor,
  { id, expectedVersion, ...wanted }: UpdateMailing,
  now: Date,
): Promise<{ version: number }> {
  const mailing = await lockMailing(tx, actor, id, "edit", ["draft"]);
  const standing = Object.fromEntries(
    Object.keys(wanted).map((name) => [name, mailing[name as keyof typeof wanted]]),
  );
  if (mailing.version !== expectedVersion) {
    throw new Refused("stale", { mine: wanted, theirs: writtenOf(mailing), version: mailing.version });
  }
  const changed = Object.entries(wanted).some(([name, value]) => value !== standing[name]);
  if (!changed) return { version: mailing.version };
  await checkSegment(tx, wanted.segmentId);
  const version = mailing.version + 1;
  await tx
    .update(mailings)
    .set({ ...wanted, version, updatedAt: now })
    .where(eq(mailings.id, id));
  await recordEvent(tx, actor, {
    command: "mailing.update",
    entity: "mailing",
    entityId: id,
    before: standing,
    after: wanted,
  });
  return { version };
}

const writtenOf = ({ name, segmentId, subject, body, buttonLabel, buttonUrl }: Mailing) => ({
  ...{ name, segmentId },
  ...{ subject, body, buttonLabel, buttonUrl },
});

async function checkSegment(tx: Tx, id: string | null | undefined) {
  if (!id) return;
  const [row] = await tx
    .select({ id: segments.id })
    .from(segments)
    .where(and(eq(segments.id, id), isNull(segments.archivedAt)));
  if (!row) throw new Refused("mailing_segment_gone", { field: "segmentId" });
}

/** The letter of a survey belongs to a campaign that has none yet; no other mailing has one. */
async function checkCampaign(tx: Tx, kind: MailingKind, id: string | undefined) {
  const field = "campaignId";
  if (kind !== "survey" && id) throw new Refused("mailing_campaign_needless", { field });
  if (kind !== "survey") return;
  if (!id) throw new Refused("mailing_campaign_gone", { field });
  const [campaign] = await tx
    .select({ id: surveyCampaigns.id })
    .from(surveyCampaigns)
    .where(eq(surveyCampaigns.id, id))
    .for("update");
  if (!campaign) throw new Refused("mailing_campaign_gone", { field });
  const [taken] = await tx.select({ id: mailings.id }).from(mailings).where(eq(mailings.campaignId, id));
  if (taken) throw new Refused("mailing_campaign_taken", { field });
}
