import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { clients } from "#db/clients/table.ts";
import { createdAt, id, instant, version } from "#db/columns.ts";
import { segments } from "#db/segments/table.ts";
import { staff } from "#db/staff/table.ts";
import type { Answers, QuestionnaireContent } from "#db/surveys/content.ts";

export const questionnaires = pgTable("questionnaires", {
  id: id(),
  name: text("name").notNull(),
  createdBy: uuid("created_by")
    .notNull()
    .references(() => staff.id),
  archivedAt: instant("archived_at"),
  createdAt: createdAt(),
  version: version(),
});

/** What clients are asked. Once published a version never changes: answers are read against it for ever. */
export const questionnaireVersions = pgTable(
  "questionnaire_versions",
  {
    id: id(),
    questionnaireId: uuid("questionnaire_id")
      .notNull()
      .references(() => questionnaires.id),
    number: integer("number").notNull(),
    content: jsonb("content").$type<QuestionnaireContent>().notNull(),
    publishedAt: instant("published_at"),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [unique("questionnaire_versions_number").on(t.questionnaireId, t.number)],
);

/** A questionnaire sent to a segment. Its letters are a mailing of kind survey, which names the campaign. */
export const surveyCampaigns = pgTable(
  "survey_campaigns",
  {
    id: id(),
    name: text("name").notNull(),
    questionnaireVersionId: uuid("questionnaire_version_id")
      .notNull()
      .references(() => questionnaireVersions.id),
    segmentId: uuid("segment_id").references(() => segments.id),
    /** No answer is taken after it. */
    closesAt: instant("closes_at").notNull(),
    /** A score at or under it opens a complaint. */
    lowScore: integer("low_score").notNull().default(6),
    /** Who answers for the complaints of low scores; null is the head of quality, else a director. */
    complaintOwnerId: uuid("complaint_owner_id").references(() => staff.id),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => staff.id),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [check("survey_campaigns_low", sql`${t.lowScore} between 0 and 10`)],
);

/** One answer of one recipient: the unique key is what makes it one under a race. */
export const surveyResponses = pgTable(
  "survey_responses",
  {
    id: id(),
    campaignId: uuid("campaign_id")
      .notNull()
      .references(() => surveyCampaigns.id),
    /** The row of `mailing_recipients` whose link was opened; no foreign key, the tables would point at each other. */
    recipientId: uuid("recipient_id").notNull().unique("survey_responses_once"),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id),
    locale: text("locale").notNull(),
    answers: jsonb("answers").$type<Answers>().notNull(),
    /** The answer to the NPS question, 0 to 10. */
    score: integer("score"),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at"),
    version: version(),
  },
  (t) => [
    check("survey_responses_score", sql`${t.score} between 0 and 10`),
    index("survey_responses_campaign").on(t.campaignId, t.finishedAt),
    index("survey_responses_client").on(t.clientId, t.startedAt),
  ],
);

export type Questionnaire = typeof questionnaires.$inferSelect;
export type QuestionnaireVersion = typeof questionnaireVersions.$inferSelect;
export type SurveyCampaign = typeof surveyCampaigns.$inferSelect;
export type SurveyResponse = typeof surveyResponses.$inferSelect;
