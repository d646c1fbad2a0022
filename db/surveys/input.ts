import { z } from "zod";
import { LOW_SCORE, type QuestionnaireContent } from "#db/surveys/content.ts";
import { questionnaireContent } from "#db/surveys/content-input.ts";
import { FIRST_DAY, isCalendarDate, LAST_DAY } from "#db/values/dates.ts";
import { clean } from "#db/values/text.ts";

const name = z.string().max(120).transform(clean).pipe(z.string().min(1, "survey_text_required"));
const key = z.uuid();
/** Which record, and as the person saw it: an older version is refused. */
const target = { id: z.guid(), expectedVersion: z.int().positive() };
const day = z
  .string()
  .refine(isCalendarDate, { error: "term_required", abort: true })
  .refine((date) => date >= FIRST_DAY, "survey_closes_past")
  .refine((date) => date <= LAST_DAY, "term_too_far");

export const createQuestionnaire = z.strictObject({ key, name });
/** `id` and `expectedVersion` are those of the draft version. */
export const saveDraft = z.strictObject({ ...target, name, content: questionnaireContent });
export const publishVersion = z.strictObject(target);
export const newVersion = z.strictObject({ questionnaireId: z.guid() });
export const archiveQuestionnaire = z.strictObject(target);

export const createCampaign = z.strictObject({
  key,
  name,
  questionnaireVersionId: z.guid(),
  segmentId: z.guid().optional(),
  /** The last day of answers, in the actor's zone. */
  closesOn: day,
  lowScore: z.int().min(LOW_SCORE.least).max(LOW_SCORE.most),
  complaintOwnerId: z.guid().optional(),
});
/** What may still change while answers come in. */
export const updateCampaign = z.strictObject({
  ...target,
  name,
  closesOn: day,
  complaintOwnerId: z.guid().optional(),
});

export type CreateQuestionnaire = z.output<typeof createQuestionnaire>;
export type SaveDraft = Omit<z.output<typeof saveDraft>, "content"> & { content: QuestionnaireContent };
export type PublishVersion = z.output<typeof publishVersion>;
export type NewVersion = z.output<typeof newVersion>;
export type ArchiveQuestionnaire = z.output<typeof archiveQuestionnaire>;
export type CreateCampaign = z.output<typeof createCampaign>;
export type UpdateCampaign = z.output<typeof updateCampaign>;
