import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { db, type Reader } from "#db/index.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";
import { surveysVisibleTo } from "#db/surveys/access.ts";
import { type QuestionnaireContent, scores } from "#db/surveys/content.ts";
import { type Nps, npsOfCounts } from "#db/surveys/nps.ts";
import { surveyResponses } from "#db/surveys/table.ts";

interface Reach {
  /** Everybody the letters are for: chosen, and not excluded or called off. */
  invited: number;
  /** Taken by the server and not come back; whoever answered has it surely. */
  delivered: number;
  /** Something was answered, if only in part. */
  started: number;
  finished: number;
  /** Finished of delivered, 0…1; null before anything is delivered. */
  rate: number | null;
  lastAt: Date | null;
}

const number = (what: ReturnType<typeof sql<number>>) => what.mapWith(Number);

async function reachOf(actor: Actor, campaignId: string, reader: Reader): Promise<Reach> {
  const { state } = mailingRecipients;
  const answered = isNotNull(surveyResponses.id);
  const [row] = await reader
    .select({
      invited: number(
        sql<number>`count(*) filter (where ${state} not in ('excluded', 'cancelled') or ${answered})`,
      ),
      delivered: number(
        sql<number>`count(*) filter (where ${state} in ('accepted', 'delivered', 'complained') or ${answered})`,
      ),
      started: number(sql<number>`count(${surveyResponses.id})`),
      finished: number(sql<number>`count(${surveyResponses.finishedAt})`),
      lastAt: sql<Date | null>`max(${surveyResponses.finishedAt})`.mapWith(surveyResponses.finishedAt),
    })
    .from(mailingRecipients)
    .innerJoin(mailings, eq(mailings.id, mailingRecipients.mailingId))
    .leftJoin(surveyResponses, eq(surveyResponses.recipientId, mailingRecipients.id))
    .where(and(eq(mailings.campaignId, campaignId), surveysVisibleTo(actor)));
  const counts = row ?? { invited: 0, delivered: 0, started: 0, finished: 0, lastAt: null };
  return { ...counts, rate: counts.delivered === 0 ? null : counts.finished / counts.delivered };
}

const finishedOf = (actor: Actor, campaignId: string) =>
  and(
    eq(surveyResponses.campaignId, campaignId),
    isNotNull(surveyResponses.finishedAt),
    surveysVisibleTo(actor),
  );

/** How many gave each score, 0 to 10. */
async function scoresOf(actor: Actor, campaignId: string, reader: Reader): Promise<number[]> {
  const rows = await reader
    .select({ score: surveyResponses.score, count: number(sql<number>`count(*)`) })
    .from(surveyResponses)
    .where(and(finishedOf(actor, campaignId), isNotNull(surveyResponses.score)))
    .groupBy(surveyResponses.score);
  return scores.map((score) => rows.find((row) => row.score === score)?.count ?? 0);
}

/** How often each answer was chosen, by question and choice. */
async function choicesOf(actor: Actor, campaignId: string, reader: Reader) {
  const rows = await reader
    .select({
      question: sql<string>`answer.key`,
      choice: sql<string>`answer.value`,
      count: number(sql<number>`count(*)`),
    })
    .from(surveyResponses)
    .innerJoin(sql`jsonb_each_text(${surveyResponses.answers}) as answer`, sql`length(answer.value) <= 32`)
    .where(finishedOf(actor, campaignId))
    .groupBy(sql`1`, sql`2`);
  return (question: string, choice: string) =>
    rows.find((row) => row.question === question && row.choice === choice)?.count ?? 0;
}

export interface Results {
  reach: Reach;
  scores: number[];
  nps: Nps;
  /** Each single-choice question with its answers in the order they were offered. */
  singles: { key: string; n: number; choices: { key: string; count: number }[] }[];
}

/** What has come of a campaign so far: whole counts, nobody's words. */
export async function resultsOf(
  actor: Actor,
  campaignId: string,
  content: QuestionnaireContent,
  reader: Reader = db,
): Promise<Results> {
  const [reach, counts, chosen] = await Promise.all([
    reachOf(actor, campaignId, reader),
    scoresOf(actor, campaignId, reader),
    choicesOf(actor, campaignId, reader),
  ]);
  const singles = content.questions.flatMap((question) => {
    if (question.kind !== "single") return [];
    const choices = question.choices.map(({ key }) => ({ key, count: chosen(question.key, key) }));
    return { key: question.key, n: choices.reduce((all, { count }) => all + count, 0), choices };
  });
  return { reach, scores: counts, nps: npsOfCounts(counts, reach.delivered), singles };
}
