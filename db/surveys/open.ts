import { and, eq, gt, type SQL, sql } from "drizzle-orm";
import { clients } from "#db/clients/table.ts";
import { complaints } from "#db/complaints/table.ts";
import { found } from "#db/errors.ts";
import { byKey, type Reader } from "#db/index.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";
import { branches, staff } from "#db/staff/table.ts";
import type { QuestionnaireContent } from "#db/surveys/content.ts";
import { questionnaireVersions, surveyCampaigns, surveyResponses } from "#db/surveys/table.ts";
import { readToken } from "#db/tokens.ts";

/** The recipient of a letter that was to be sent. */
export const isWrittenTo = (recipientId: string | SQL) =>
  and(eq(mailingRecipients.id, recipientId), sql`${mailingRecipients.state} <> 'excluded'`);

/** The campaign takes answers. */
export const isOpenAt = (now: Date | SQL) => gt(surveyCampaigns.closesAt, now);

const takesAnswers = (recipientId: string, now: Date) => and(isWrittenTo(recipientId), isOpenAt(now));

/**
 * What a personal link opens: the questions, and what was answered so far. Null alike for a guessed link, one of
 * another purpose, a letter that was never to be sent, and a campaign that takes no more answers.
 */
export async function openSurvey(reader: Reader, token: string, now: Date) {
  const recipientId = readToken("survey", token);
  if (!recipientId) return null;
  const [row] = await reader
    .select({
      recipientId: mailingRecipients.id,
      clientId: mailingRecipients.clientId,
      contactId: mailingRecipients.contactId,
      address: mailingRecipients.address,
      campaignId: surveyCampaigns.id,
      lowScore: surveyCampaigns.lowScore,
      complaintOwnerId: surveyCampaigns.complaintOwnerId,
      closesAt: surveyCampaigns.closesAt,
      content: questionnaireVersions.content,
      zone: branches.timeZone,
      answers: surveyResponses.answers,
      score: surveyResponses.score,
      finishedAt: surveyResponses.finishedAt,
    })
    .from(mailingRecipients)
    .innerJoin(mailings, eq(mailings.id, mailingRecipients.mailingId))
    .innerJoin(surveyCampaigns, eq(surveyCampaigns.id, mailings.campaignId))
    .innerJoin(questionnaireVersions, eq(questionnaireVersions.id, surveyCampaigns.questionnaireVersionId))
    .innerJoin(clients, eq(clients.id, mailingRecipients.clientId))
    .leftJoin(branches, eq(branches.id, clients.branchId))
    .leftJoin(surveyResponses, eq(surveyResponses.recipientId, mailingRecipients.id))
    .where(takesAnswers(recipientId, now));
  return row ?? null;
}

export type OpenSurvey = NonNullable<Awaited<ReturnType<typeof openSurvey>>>;

/** The survey of a recipient for an answer to be kept: no more than it needs, and the questions from memory. */
export async function surveyToAnswer(recipientId: string, now: Date) {
  const [row] = await byKey
    .select({
      recipientId: mailingRecipients.id,
      clientId: mailingRecipients.clientId,
      contactId: mailingRecipients.contactId,
      address: mailingRecipients.address,
      campaignId: surveyCampaigns.id,
      lowScore: surveyCampaigns.lowScore,
      complaintOwnerId: surveyCampaigns.complaintOwnerId,
      versionId: surveyCampaigns.questionnaireVersionId,
    })
    .from(mailingRecipients)
    .innerJoin(mailings, eq(mailings.id, mailingRecipients.mailingId))
    .innerJoin(surveyCampaigns, eq(surveyCampaigns.id, mailings.campaignId))
    .where(takesAnswers(recipientId, now));
  return row ? { ...row, content: await questionsOf(row.versionId) } : null;
}

export type SurveyToAnswer = NonNullable<Awaited<ReturnType<typeof surveyToAnswer>>>;

const remembered = new Map<string, QuestionnaireContent>();
const mostRemembered = 50;
let last: { versionId: string; content: QuestionnaireContent } | null = null;

/** What was answered last by this process: likely to be answered next. */
export const lastQuestions = () => last;

/** The questions of a published version, which never change. */
async function questionsOf(versionId: string): Promise<QuestionnaireContent> {
  const content = remembered.get(versionId) ?? (await readQuestions(versionId));
  last = { versionId, content };
  return content;
}

async function readQuestions(versionId: string): Promise<QuestionnaireContent> {
  const [row] = await byKey
    .select({ content: questionnaireVersions.content })
    .from(questionnaireVersions)
    .where(eq(questionnaireVersions.id, versionId));
  const { content } = found(row);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(versionId, content);
  return content;
}

/** Who took what was said: the number and the holder of the complaint that an answer has opened, or null. */
export async function complaintOf(reader: Reader, recipientId: string) {
  const [row] = await reader
    .select({ id: complaints.id, number: complaints.number, surname: staff.surname, given: staff.given })
    .from(surveyResponses)
    .innerJoin(complaints, eq(complaints.surveyResponseId, surveyResponses.id))
    .innerJoin(staff, eq(staff.id, complaints.ownerId))
    .where(eq(surveyResponses.recipientId, recipientId));
  return row ?? null;
}
