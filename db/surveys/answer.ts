import { sql } from "drizzle-orm";
import { Refused } from "#db/errors.ts";
import { events } from "#db/events.ts";
import { byKey, inTransaction, type Reader } from "#db/index.ts";
import { checkAnswers, type Given } from "#db/surveys/answers.ts";
import type { Answers } from "#db/surveys/content.ts";
import { openComplaint } from "#db/surveys/low-score.ts";
import { type SurveyToAnswer, surveyToAnswer } from "#db/surveys/open.ts";
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
 * be changed, and only by finishing again: typing does not touch it. The first low score opens the one complaint, in
 * one transaction with it; any other answer is one statement, for hundreds come at once after a letter.
 * @throws Refused survey_closed for every link that opens nothing; survey_unfinished with the faults by question.
 */
export async function saveAnswer(input: Answer, now: Date): Promise<void> {
  const { finish, locale } = input;
  const survey = await surveyToAnswer(input.token, now);
  if (!survey) throw new Refused("survey_closed");
  const { answers, score, faults } = checkAnswers(survey.content, input.given, finish);
  if (finish && Object.keys(faults).length > 0) throw new Refused("survey_unfinished", { faults });
  const said = { answers, score, locale, finish };
  if (!finish || score === null || score > survey.lowScore) {
    await keep(byKey, survey, said, now);
    return;
  }
  await inTransaction(async (tx) => {
    const responseId = await keep(tx, survey, said, now);
    if (responseId) await openComplaint(tx, survey, { responseId, answers, score, locale }, now);
  });
}

interface Said {
  answers: Answers;
  score: number | null;
  locale: Locale;
  finish: boolean;
}

/** The row and, once it is finished, its line in the audit log. Null when nothing changed. */
async function keep(reader: Reader, survey: SurveyToAnswer, said: Said, now: Date): Promise<string | null> {
  const { recipientId, campaignId, clientId } = survey;
  const at = now.toISOString();
  const r = surveyResponses;
  const [row] = await reader.execute<{ id: string }>(sql`
    with before as (
      select score from ${r} where recipient_id = ${recipientId}::uuid
    ), kept as (
      insert into ${r} (campaign_id, recipient_id, client_id, locale, answers, score, started_at, finished_at)
      values (${campaignId}::uuid, ${recipientId}::uuid, ${clientId}::uuid, ${said.locale},
        ${JSON.stringify(said.answers)}::text::jsonb, ${said.score}::int, ${at}::timestamptz,
        ${said.finish ? at : null}::timestamptz)
      on conflict (recipient_id) do update set
        answers = excluded.answers, score = excluded.score, locale = excluded.locale,
        finished_at = coalesce(${r.finishedAt}, excluded.finished_at), version = ${r.version} + 1
      -- What is there already is left alone; typing never touches what is finished.
      where (${r.finishedAt} is null and excluded.finished_at is not null)
        or ((${r.finishedAt} is null or excluded.finished_at is not null)
          and ${r.answers} is distinct from excluded.answers)
      returning id
    ), noted as (
      insert into ${events} (command, entity, entity_id, before, after)
      select 'survey.answer', 'survey_response', kept.id,
        jsonb_build_object('score', (select score from before)), jsonb_build_object('score', ${said.score}::int)
      from kept where ${said.finish}
    )
    select id from kept`);
  return row?.id ?? null;
}
