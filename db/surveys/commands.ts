import { desc, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { found } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { checkEditor } from "#db/surveys/access.ts";
import { firstContent } from "#db/surveys/content.ts";
import type { CreateQuestionnaire, NewVersion, PublishVersion, SaveDraft } from "#db/surveys/input.ts";
import { lockDraft } from "#db/surveys/lock.ts";
import { questionnaires, questionnaireVersions } from "#db/surveys/table.ts";

export { archiveQuestionnaire, restoreQuestionnaire } from "#db/surveys/archive.ts";
export { createCampaign, updateCampaign } from "#db/surveys/campaigns.ts";

export interface Drafted {
  id: string;
  questionnaireId: string;
  version: number;
}

/** A questionnaire with its first draft, which asks for a score and the reason. */
export function createQuestionnaire(tx: Tx, actor: StaffActor, input: CreateQuestionnaire): Promise<Drafted> {
  checkEditor(actor);
  return once(tx, actor, "questionnaire.create", input, async () => {
    const [row] = await tx
      .insert(questionnaires)
      .values({ name: input.name, createdBy: actor.id })
      .returning({ id: questionnaires.id });
    const questionnaireId = found(row).id;
    const [draft] = await tx
      .insert(questionnaireVersions)
      .values({ questionnaireId, number: 1, content: firstContent() })
      .returning();
    await recordEvent(tx, actor, {
      command: "questionnaire.create",
      entity: "questionnaire",
      entityId: questionnaireId,
      after: { name: input.name },
    });
    return { id: found(draft).id, questionnaireId, version: found(draft).version };
  });
}

/** Keep the draft as it was written: all of its questions, and the name in the office. */
export async function saveDraft(tx: Tx, actor: StaffActor, input: SaveDraft): Promise<Drafted> {
  const draft = await lockDraft(tx, actor, input);
  const { questionnaireId } = draft;
  const version = draft.version + 1;
  await tx
    .update(questionnaireVersions)
    .set({ content: input.content, version })
    .where(eq(questionnaireVersions.id, draft.id));
  await tx.update(questionnaires).set({ name: input.name }).where(eq(questionnaires.id, questionnaireId));
  await recordEvent(tx, actor, {
    command: "questionnaire.save",
    entity: "questionnaire",
    entityId: questionnaireId,
    before: { content: draft.content },
    after: { name: input.name, content: input.content },
  });
  return { id: draft.id, questionnaireId, version };
}

/** From here on it can be sent, and never changes. */
export async function publishVersion(
  tx: Tx,
  actor: StaffActor,
  input: PublishVersion,
  now: Date,
): Promise<Drafted> {
  const draft = await lockDraft(tx, actor, input);
  const version = draft.version + 1;
  await tx
    .update(questionnaireVersions)
    .set({ publishedAt: now, version })
    .where(eq(questionnaireVersions.id, draft.id));
  await recordEvent(tx, actor, {
    command: "questionnaire.publish",
    entity: "questionnaire",
    entityId: draft.questionnaireId,
    after: { number: draft.number },
  });
  return { id: draft.id, questionnaireId: draft.questionnaireId, version };
}

/** A draft that begins as a copy of the newest version. One draft at a time: if there is one, it is that. */
export async function newVersion(tx: Tx, actor: StaffActor, input: NewVersion): Promise<Drafted> {
  checkEditor(actor);
  const { questionnaireId } = input;
  const [questionnaire] = await tx
    .select({ id: questionnaires.id })
    .from(questionnaires)
    .where(eq(questionnaires.id, questionnaireId))
    .for("update");
  found(questionnaire);
  const [row] = await tx
    .select()
    .from(questionnaireVersions)
    .where(eq(questionnaireVersions.questionnaireId, questionnaireId))
    .orderBy(desc(questionnaireVersions.number))
    .limit(1);
  const last = found(row);
  if (!last.publishedAt) return { id: last.id, questionnaireId, version: last.version };
  const number = last.number + 1;
  const [draft] = await tx
    .insert(questionnaireVersions)
    .values({ questionnaireId, number, content: last.content })
    .returning({ id: questionnaireVersions.id, version: questionnaireVersions.version });
  await recordEvent(tx, actor, {
    command: "questionnaire.new_version",
    entity: "questionnaire",
    entityId: questionnaireId,
    after: { number },
  });
  return { ...found(draft), questionnaireId };
}
