import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Actor } from "#db/actor.ts";
import { found } from "#db/errors.ts";
import { db, type Reader } from "#db/index.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";
import { segments } from "#db/segments/table.ts";
import { staff } from "#db/staff/table.ts";
import { surveysVisibleTo } from "#db/surveys/access.ts";
import {
  questionnaires,
  questionnaireVersions,
  surveyCampaigns,
  surveyResponses,
} from "#db/surveys/table.ts";

/** One page: an office has dozens of campaigns, not thousands. */
const MOST = 200;

const counted = <T extends string>(name: T, what: ReturnType<typeof sql<number>>) =>
  what.mapWith(Number).as(name);

const invited = sql<number>`(select count(*) from ${mailingRecipients}
  where ${mailingRecipients.mailingId} = ${mailings.id} and ${mailingRecipients.state} not in ('excluded', 'cancelled'))`;
const finished = sql<number>`(select count(*) from ${surveyResponses}
  where ${surveyResponses.campaignId} = ${surveyCampaigns.id} and ${surveyResponses.finishedAt} is not null)`;
const nps = sql<string | null>`(select 100.0 * (count(*) filter (where ${surveyResponses.score} >= 9)
    - count(*) filter (where ${surveyResponses.score} <= 6)) / nullif(count(${surveyResponses.score}), 0)
  from ${surveyResponses}
  where ${surveyResponses.campaignId} = ${surveyCampaigns.id} and ${surveyResponses.finishedAt} is not null)`;

/** Campaigns, the newest first, with what has come of each so far; or those thrown away before they were sent. */
export function listCampaigns(actor: Actor, { archived = false } = {}, reader: Reader = db) {
  return reader
    .select({
      id: surveyCampaigns.id,
      name: surveyCampaigns.name,
      closesAt: surveyCampaigns.closesAt,
      createdAt: surveyCampaigns.createdAt,
      questionnaire: questionnaires.name,
      mailing: { id: mailings.id, state: mailings.state },
      segment: segments.name,
      invited: counted("invited", invited),
      finished: counted("finished", finished),
      nps: nps.mapWith((value: string | null) => (value === null ? null : Number(value))).as("nps"),
    })
    .from(surveyCampaigns)
    .innerJoin(questionnaireVersions, eq(questionnaireVersions.id, surveyCampaigns.questionnaireVersionId))
    .innerJoin(questionnaires, eq(questionnaires.id, questionnaireVersions.questionnaireId))
    .leftJoin(mailings, eq(mailings.campaignId, surveyCampaigns.id))
    .leftJoin(segments, eq(segments.id, mailings.segmentId))
    .where(and(surveysVisibleTo(actor), (archived ? isNotNull : isNull)(mailings.archivedAt)))
    .orderBy(desc(surveyCampaigns.createdAt), desc(surveyCampaigns.id))
    .limit(MOST);
}

export type CampaignRow = Awaited<ReturnType<typeof listCampaigns>>[number];

/** Questionnaires with the state of their newest version: those in use, or those put away. */
export function listQuestionnaires(actor: Actor, { archived = false } = {}, reader: Reader = db) {
  const newest = reader
    .selectDistinctOn([questionnaireVersions.questionnaireId], {
      questionnaireId: questionnaireVersions.questionnaireId,
      number: questionnaireVersions.number,
      publishedAt: questionnaireVersions.publishedAt,
      questions: sql<number>`jsonb_array_length(${questionnaireVersions.content} -> 'questions')`.as(
        "questions",
      ),
    })
    .from(questionnaireVersions)
    .orderBy(questionnaireVersions.questionnaireId, desc(questionnaireVersions.number))
    .as("newest");
  return reader
    .select({
      id: questionnaires.id,
      name: questionnaires.name,
      number: newest.number,
      publishedAt: newest.publishedAt,
      questions: newest.questions,
    })
    .from(questionnaires)
    .innerJoin(newest, eq(newest.questionnaireId, questionnaires.id))
    .where(and(surveysVisibleTo(actor), (archived ? isNotNull : isNull)(questionnaires.archivedAt)))
    .orderBy(desc(questionnaires.createdAt), desc(questionnaires.id))
    .limit(MOST);
}

export type QuestionnaireRow = Awaited<ReturnType<typeof listQuestionnaires>>[number];

/** What stands in an address may be no id at all: then there is no such record. */
const idIn = (text: string): string => found(z.guid().safeParse(text).data);

/** A questionnaire with all of its versions, the newest first. */
export async function getQuestionnaire(actor: Actor, given: string, reader: Reader = db) {
  const id = idIn(given);
  const [row] = await reader
    .select({
      id: questionnaires.id,
      name: questionnaires.name,
      version: questionnaires.version,
      archivedAt: questionnaires.archivedAt,
    })
    .from(questionnaires)
    .where(and(eq(questionnaires.id, id), surveysVisibleTo(actor)));
  const questionnaire = found(row);
  const versions = await reader
    .select()
    .from(questionnaireVersions)
    .where(eq(questionnaireVersions.questionnaireId, id))
    .orderBy(desc(questionnaireVersions.number));
  return { ...questionnaire, versions, newest: found(versions[0]) };
}

/** What may be sent: the newest published version of each questionnaire. */
export function listPublished(actor: Actor, reader: Reader = db) {
  return reader
    .selectDistinctOn([questionnaires.name, questionnaires.id], {
      id: questionnaireVersions.id,
      name: questionnaires.name,
      number: questionnaireVersions.number,
    })
    .from(questionnaireVersions)
    .innerJoin(questionnaires, eq(questionnaires.id, questionnaireVersions.questionnaireId))
    .where(
      and(
        surveysVisibleTo(actor),
        isNull(questionnaires.archivedAt),
        sql`${questionnaireVersions.publishedAt} is not null`,
      ),
    )
    .orderBy(questionnaires.name, questionnaires.id, desc(questionnaireVersions.number))
    .limit(MOST);
}

/** A campaign with what it asks, whom, until when, and its letters. */
export async function getCampaign(actor: Actor, given: string, reader: Reader = db) {
  const id = idIn(given);
  const [row] = await reader
    .select({
      campaign: surveyCampaigns,
      content: questionnaireVersions.content,
      number: questionnaireVersions.number,
      questionnaire: { id: questionnaires.id, name: questionnaires.name },
      mailing: {
        ...{ id: mailings.id, state: mailings.state, version: mailings.version },
        ...{ launchedAt: mailings.launchedAt, archivedAt: mailings.archivedAt },
      },
      segment: { id: segments.id, name: segments.name },
      owner: { id: staff.id, surname: staff.surname, given: staff.given, patronymic: staff.patronymic },
    })
    .from(surveyCampaigns)
    .innerJoin(questionnaireVersions, eq(questionnaireVersions.id, surveyCampaigns.questionnaireVersionId))
    .innerJoin(questionnaires, eq(questionnaires.id, questionnaireVersions.questionnaireId))
    .leftJoin(mailings, eq(mailings.campaignId, surveyCampaigns.id))
    .leftJoin(segments, eq(segments.id, mailings.segmentId))
    .leftJoin(staff, eq(staff.id, surveyCampaigns.complaintOwnerId))
    .where(and(eq(surveyCampaigns.id, id), surveysVisibleTo(actor)));
  return found(row);
}
