import { and, eq, isNull } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { checkOwners } from "#db/clients/owner.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { createMailing } from "#db/mailings/commands.ts";
import { segments } from "#db/segments/table.ts";
import { checkEditor } from "#db/surveys/access.ts";
import type { CreateCampaign, UpdateCampaign } from "#db/surveys/input.ts";
import { lockCampaign } from "#db/surveys/lock.ts";
import { questionnaireVersions, surveyCampaigns } from "#db/surveys/table.ts";
import { type CalendarDate, dayBounds } from "#db/values/time.ts";

/** The end of the last day on which answers are taken, by the clock of the one who names it. */
function endOf(day: CalendarDate, actor: StaffActor, now: Date): Date {
  const { end } = dayBounds(day, actor.timeZone);
  if (end <= now) throw new Refused("survey_closes_past", { field: "closesOn" });
  return end;
}

async function checkOwner(tx: Tx, ownerId: string | undefined): Promise<void> {
  await checkOwners(tx, [ownerId]).catch((error: unknown) => {
    throw error instanceof Refused ? new Refused(error.code, { field: "complaintOwnerId" }) : error;
  });
}

async function publishedContent(tx: Tx, id: string) {
  const [row] = await tx.select().from(questionnaireVersions).where(eq(questionnaireVersions.id, id));
  const { publishedAt, content } = found(row);
  if (!publishedAt) throw new Refused("survey_not_published", { field: "questionnaireVersionId" });
  return content;
}

async function checkSegment(tx: Tx, id: string | undefined): Promise<void> {
  if (!id) return;
  const [row] = await tx
    .select({ id: segments.id })
    .from(segments)
    .where(and(eq(segments.id, id), isNull(segments.archivedAt)));
  if (!row) throw new Refused("not_found", { field: "segmentId" });
}

/** A campaign with its letters, which are then edited and launched as a mailing. */
export function createCampaign(
  tx: Tx,
  actor: StaffActor,
  input: CreateCampaign,
  now: Date,
): Promise<{ id: string; mailingId: string }> {
  checkEditor(actor);
  return once(tx, actor, "survey.campaign", input, async () => {
    const closesAt = endOf(input.closesOn, actor, now);
    const content = await publishedContent(tx, input.questionnaireVersionId);
    await checkSegment(tx, input.segmentId);
    await checkOwner(tx, input.complaintOwnerId);
    const { key, closesOn: _, ...facts } = input;
    const [row] = await tx
      .insert(surveyCampaigns)
      .values({ ...facts, closesAt, createdBy: actor.id })
      .returning({ id: surveyCampaigns.id });
    const { id } = found(row);
    const letter = { name: input.name, subject: content.title.ru.slice(0, 200), body: content.intro.ru };
    const mailing = await createMailing(
      tx,
      actor,
      { key, kind: "survey", campaignId: id, segmentId: input.segmentId, ...letter },
      now,
    );
    await recordEvent(tx, actor, {
      command: "survey.campaign",
      entity: "survey_campaign",
      entityId: id,
      after: { ...facts, closesAt },
    });
    return { id, mailingId: mailing.id };
  });
}

/** Until when answers are taken, who answers for the low scores, and the name. */
export async function updateCampaign(
  tx: Tx,
  actor: StaffActor,
  input: UpdateCampaign,
  now: Date,
): Promise<{ id: string; version: number }> {
  const campaign = await lockCampaign(tx, actor, input);
  const closesAt = endOf(input.closesOn, actor, now);
  await checkOwner(tx, input.complaintOwnerId);
  const change = { name: input.name, closesAt, complaintOwnerId: input.complaintOwnerId ?? null };
  const version = campaign.version + 1;
  await tx
    .update(surveyCampaigns)
    .set({ ...change, version })
    .where(eq(surveyCampaigns.id, campaign.id));
  const { name, closesAt: closedAt, complaintOwnerId } = campaign;
  await recordEvent(tx, actor, {
    command: "survey.campaign_update",
    entity: "survey_campaign",
    entityId: campaign.id,
    before: { name, closesAt: closedAt, complaintOwnerId },
    after: change,
  });
  return { id: campaign.id, version };
}
