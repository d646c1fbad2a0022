import { eq } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { checkEditor } from "#db/surveys/access.ts";
import {
  type Questionnaire,
  type QuestionnaireVersion,
  questionnaires,
  questionnaireVersions,
  type SurveyCampaign,
  surveyCampaigns,
} from "#db/surveys/table.ts";

interface Target {
  id: string;
  expectedVersion: number;
}

/** Lock the draft as the person saw it; one that was published meanwhile says so rather than that it is old. */
export async function lockDraft(
  tx: Tx,
  actor: Actor,
  { id, expectedVersion }: Target,
): Promise<QuestionnaireVersion> {
  checkEditor(actor);
  const [row] = await tx
    .select()
    .from(questionnaireVersions)
    .where(eq(questionnaireVersions.id, id))
    .for("update");
  const draft = found(row);
  if (draft.publishedAt) throw new Refused("survey_published");
  if (draft.version !== expectedVersion)
    throw new Refused("stale", {
      yours: { version: expectedVersion },
      now: { version: draft.version, content: draft.content },
    });
  return draft;
}

export async function lockQuestionnaire(
  tx: Tx,
  actor: Actor,
  { id, expectedVersion }: Target,
): Promise<Questionnaire> {
  checkEditor(actor);
  const [row] = await tx.select().from(questionnaires).where(eq(questionnaires.id, id)).for("update");
  const questionnaire = found(row);
  if (questionnaire.version !== expectedVersion)
    throw new Refused("stale", {
      yours: { version: expectedVersion },
      now: { version: questionnaire.version, archivedAt: questionnaire.archivedAt?.toISOString() ?? null },
    });
  return questionnaire;
}

export async function lockCampaign(
  tx: Tx,
  actor: Actor,
  { id, expectedVersion }: Target,
): Promise<SurveyCampaign> {
  checkEditor(actor);
  const [row] = await tx.select().from(surveyCampaigns).where(eq(surveyCampaigns.id, id)).for("update");
  const campaign = found(row);
  if (campaign.version !== expectedVersion)
    throw new Refused("stale", {
      yours: { version: expectedVersion },
      now: { version: campaign.version, name: campaign.name, closesAt: campaign.closesAt.toISOString() },
    });
  return campaign;
}
