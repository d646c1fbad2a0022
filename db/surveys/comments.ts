import { and, desc, eq, gte, isNotNull, lte, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { complaintsVisibleTo } from "#db/complaints/scope.ts";
import { complaints } from "#db/complaints/table.ts";
import { db, type Reader } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";
import { surveysVisibleTo } from "#db/surveys/access.ts";
import type { QuestionnaireContent } from "#db/surveys/content.ts";
import { keptUnder } from "#db/surveys/content.ts";
import { surveyResponses } from "#db/surveys/table.ts";

export const commentTones = ["low", "high"] as const;
export type CommentTone = (typeof commentTones)[number];

const tones: Record<CommentTone, SQL> = {
  low: lte(surveyResponses.score, 6),
  high: gte(surveyResponses.score, 9),
};

interface Which {
  tone?: CommentTone;
  limit?: number;
}

/**
 * What clients wrote, the newest first: only of clients that the actor sees. `total` counts them, `hidden` those of
 * other people's clients. The complaint stands beside it for those alone who see that one too.
 */
export async function listComments(
  actor: Actor,
  campaignId: string,
  { questions }: QuestionnaireContent,
  { tone, limit = 30 }: Which = {},
  reader: Reader = db,
) {
  const keys = questions.flatMap(({ kind, key }) => (kind === "text" ? [key] : []));
  if (keys.length === 0) return { rows: [], total: 0, hidden: 0 };
  const written = sql`jsonb_exists_any(${surveyResponses.answers}, array[${sql.join(
    keys.map((key) => sql`${key}`),
    sql`, `,
  )}]::text[])`;
  const wanted = and(
    eq(surveyResponses.campaignId, campaignId),
    isNotNull(surveyResponses.finishedAt),
    written,
    tone && tones[tone],
    surveysVisibleTo(actor),
  );
  const rows = reader
    .select({
      id: surveyResponses.id,
      answers: surveyResponses.answers,
      score: surveyResponses.score,
      finishedAt: surveyResponses.finishedAt,
      client: { id: clients.id, name: clients.name, class: clients.class },
      complaint: {
        id: complaints.id,
        number: complaints.number,
        state: complaints.state,
        dueAt: complaints.legalDueAt,
      },
      owner: { surname: staff.surname, given: staff.given, patronymic: staff.patronymic },
    })
    .from(surveyResponses)
    .innerJoin(clients, eq(clients.id, surveyResponses.clientId))
    .leftJoin(
      complaints,
      and(eq(complaints.surveyResponseId, surveyResponses.id), complaintsVisibleTo(actor)),
    )
    .leftJoin(staff, eq(staff.id, complaints.ownerId))
    .where(and(wanted, visibleTo(actor)))
    .orderBy(desc(surveyResponses.finishedAt), desc(surveyResponses.id))
    .limit(limit);
  const counts = reader
    .select({
      total: sql<number>`count(*)`.mapWith(Number),
      seen: sql<number>`count(*) filter (where ${visibleTo(actor)})`.mapWith(Number),
    })
    .from(surveyResponses)
    .innerJoin(clients, eq(clients.id, surveyResponses.clientId))
    .where(wanted);
  const [found, [count]] = await Promise.all([rows, counts]);
  const { total = 0, seen = 0 } = count ?? {};
  const comments = found.map(({ answers, ...row }) => ({
    ...row,
    texts: keys.flatMap((key) => keptUnder(answers, key) ?? []).map(String),
  }));
  return { rows: comments, total: seen, hidden: total - seen };
}

export type CommentRow = Awaited<ReturnType<typeof listComments>>["rows"][number];
