import { sql } from "drizzle-orm";
import { Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import { checkAnswers, type Given } from "#db/surveys/answers.ts";
import { openComplaint } from "#db/surveys/low-score.ts";
import { openSurvey } from "#db/surveys/open.ts";
import { surveyResponses } from "#db/surveys/table.ts";
import type { Locale } from "#db/values/text.ts";

interface Answer {
  token: string;
  given: Given;
  /** The client pressed «Send»; otherwise what is typed so far is kept to be gone on with. */
  finish: boolean;
  locale: Locale;
}

/**
 * Keep an answer: one row a recipient, however many posts race for it. Until the campaign closes a finished answer may
 * be changed, and only by finishing again: typing does not touch it. The first low score opens the one complaint.
 * @throws Refused survey_closed for every link that opens nothing; survey_unfinished with the faults by question.
 */
export async function saveAnswer(tx: Tx, input: Answer, now: Date): Promise<void> {
  const survey = await openSurvey(tx, input.token, now);
  if (!survey) throw new Refused("survey_closed");
  const { answers, score, faults } = checkAnswers(survey.content, input.given, input.finish);
  if (input.finish && Object.keys(faults).length > 0) throw new Refused("survey_unfinished", { faults });
  const { recipientId, campaignId, clientId } = survey;
  const finishedAt = input.finish ? now : null;
  const said = { answers, score, locale: input.locale };
  // What is there already is left alone: no change, no row comes back.
  const differs = input.finish
    ? sql`${surveyResponses.finishedAt} is null or ${surveyResponses.answers} is distinct from excluded.answers`
    : sql`${surveyResponses.finishedAt} is null and ${surveyResponses.answers} is distinct from excluded.answers`;
  const [row] = await tx
    .insert(surveyResponses)
    .values({ ...said, recipientId, campaignId, clientId, startedAt: now, finishedAt })
    .onConflictDoUpdate({
      target: surveyResponses.recipientId,
      set: {
        ...said,
        finishedAt: sql`coalesce(${surveyResponses.finishedAt}, excluded.finished_at)`,
        version: sql`${surveyResponses.version} + 1`,
      },
      setWhere: differs,
    })
    .returning({ id: surveyResponses.id });
  if (!row || !input.finish) return;
  const event = { command: "survey.answer", entity: "survey_response", entityId: row.id };
  await recordEvent(tx, null, { ...event, before: { score: survey.score }, after: { score } });
  if (score !== null && score <= survey.lowScore) {
    await openComplaint(tx, survey, { responseId: row.id, answers, score, locale: input.locale }, now);
  }
}
