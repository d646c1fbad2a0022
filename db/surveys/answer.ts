import { sql } from "drizzle-orm";
import { Refused } from "#db/errors.ts";
import { events } from "#db/events.ts";
import { inTransaction, markByKey, type Reader } from "#db/index.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";
import { checkAnswers, type Given } from "#db/surveys/answers.ts";
import type { Answers, QuestionnaireContent } from "#db/surveys/content.ts";
import { openComplaint } from "#db/surveys/low-score.ts";
import { isOpenAt, isWrittenTo, lastQuestions, surveyToAnswer } from "#db/surveys/open.ts";
import { surveyCampaigns, surveyResponses } from "#db/surveys/table.ts";
import { readToken } from "#db/tokens.ts";
import type { Locale } from "#db/values/text.ts";
import { written } from "#db/written.ts";

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
  const recipientId = readToken("survey", input.token);
  if (!recipientId) throw new Refused("survey_closed");
  if (await keepAtOnce(recipientId, input, now)) return;
  const survey = await surveyToAnswer(recipientId, now);
  if (!survey) throw new Refused("survey_closed");
  const { faults, ...said } = read(survey.content, input);
  if (faults) throw new Refused("survey_unfinished", { faults });
  await inTransaction(async (tx) => {
    const { isOpen, responseId } = await keep(tx, { recipientId, versionId: survey.versionId }, said, now);
    if (!isOpen) throw new Refused("survey_closed");
    const { score } = said;
    if (!responseId || !said.finish || score === null || score > survey.lowScore) return;
    await openComplaint(tx, survey, { ...said, responseId, score }, now);
  });
}

/**
 * Most answers are to the questions that were answered last, and pleased enough to open no complaint: those take one
 * journey. False for the others, which are looked at more closely.
 */
async function keepAtOnce(recipientId: string, input: Answer, now: Date): Promise<boolean> {
  const last = lastQuestions();
  if (!last) return false;
  const { faults, ...said } = read(last.content, input);
  if (faults) return false;
  const link = { recipientId, versionId: last.versionId, pleasedOnly: said.finish };
  return (await keep(markByKey, link, said, now)).isOpen;
}

interface Said {
  answers: Answers;
  score: number | null;
  locale: Locale;
  finish: boolean;
}

/** Only a finished answer must be whole. */
function read(content: QuestionnaireContent, { given, finish, locale }: Answer) {
  const { answers, score, faults } = checkAnswers(content, given, finish);
  const said: Said = { answers, score, locale, finish };
  return { ...said, faults: finish && Object.keys(faults).length > 0 ? faults : null };
}

interface Link {
  recipientId: string;
  /** The questions that the answer was checked against. */
  versionId: string;
  /** Leave alone a score that is low for the campaign. */
  pleasedOnly?: boolean;
}

const r = surveyResponses;

/** What becomes of the one row of `said`: all of it is of names, and written once. */
const keeping = written(sql`link as (
  select ${mailingRecipients.clientId} as client_id, ${surveyCampaigns.id} as campaign_id
  from said
  join ${mailingRecipients} on ${isWrittenTo(sql`said.recipient_id`)}
  join ${mailings} on ${mailings.id} = ${mailingRecipients.mailingId}
  join ${surveyCampaigns} on ${surveyCampaigns.id} = ${mailings.campaignId}
    and ${surveyCampaigns.questionnaireVersionId} = said.version_id and ${isOpenAt(sql`said.at`)}
    and not (said.pleased_only and coalesce(said.score <= ${surveyCampaigns.lowScore}, false))
), before as (
  select ${r.score} as score from ${r} where ${r.recipientId} = (select recipient_id from said)
), kept as (
  insert into ${r} (campaign_id, recipient_id, client_id, locale, answers, score, started_at, finished_at)
  select campaign_id, recipient_id, client_id, locale, answers, score, at, case when finish then at end
  from link, said
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
    jsonb_build_object('score', (select score from before)), jsonb_build_object('score', said.score)
  from kept, said where said.finish
)
select exists (select from link) as is_open, (select id from kept) as response_id`);

/**
 * The row and, once it is finished, its line in the audit log. `isOpen` tells whether the link takes such an answer;
 * there is no `responseId` when nothing changed.
 */
async function keep(reader: Reader, link: Link, { answers, score, locale, finish }: Said, now: Date) {
  const { recipientId, versionId, pleasedOnly = false } = link;
  const [row] = await reader.execute<{ is_open: boolean; response_id: string | null }>(sql`
    with said as (
      select ${recipientId}::uuid as recipient_id, ${versionId}::uuid as version_id, ${pleasedOnly}::boolean as pleased_only,
        ${locale}::text as locale, ${JSON.stringify(answers)}::text::jsonb as answers, ${score}::int as score,
        ${finish}::boolean as finish, ${now.toISOString()}::timestamptz as at
    ), ${keeping}`);
  return { isOpen: row?.is_open ?? false, responseId: row?.response_id ?? null };
}
