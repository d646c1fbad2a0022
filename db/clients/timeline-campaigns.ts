import { and, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { StaffActor } from "#db/actor.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { earlierThan, placeOf, reaches, TIMELINE_PAGE } from "#db/clients/timeline-place.ts";
import type { ComplaintKind } from "#db/complaints/registries.ts";
import { complaintsVisibleTo } from "#db/complaints/scope.ts";
import type { ComplaintState } from "#db/complaints/states.ts";
import { complaints } from "#db/complaints/table.ts";
import { byKey } from "#db/index.ts";
import type { MailingKind } from "#db/mailings/kinds.ts";
import type { RecipientState } from "#db/mailings/states.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";
import { surveyCampaigns, surveyResponses } from "#db/surveys/table.ts";

/** What a row of the three sources means: a letter of a mailing, an answer to a survey, an entry of the book. */
interface Row {
  source: "letter" | "answer" | "complaint";
  id: string;
  at: Date;
  place: string;
  /** The mailing, the campaign; the complaint itself. */
  ofId: string;
  title: string;
  kind: string;
  state: string;
  score: number | null;
}

const word = (text: string) => sql<string>`${text}::text`;
const nothing = sql<number | null>`null::integer`;

/** Letters that a server took, or may have taken: the others have no `sent_at`. */
function letters(clientId: string, seen: SQL, before: string | null) {
  const { sentAt, id } = mailingRecipients;
  return byKey
    .select({
      source: sql<Row["source"]>`${word("letter")}`.as("source"),
      id: sql<string>`${id}`.as("id"),
      at: sql<Date>`${sentAt}`.mapWith(sentAt).as("at"),
      place: placeOf(sentAt, id).as("place"),
      ofId: sql<string>`${mailings.id}`.as("of_id"),
      title: sql<string>`${mailings.name}`.as("title"),
      kind: sql<string>`${mailings.kind}`.as("kind"),
      state: sql<string>`${mailingRecipients.state}`.as("state"),
      score: nothing.as("score"),
    })
    .from(mailingRecipients)
    .innerJoin(mailings, eq(mailings.id, mailingRecipients.mailingId))
    .where(
      and(eq(mailingRecipients.clientId, clientId), isNotNull(sentAt), seen, earlierThan(before, sentAt, id)),
    )
    .orderBy(desc(sentAt), desc(id))
    .limit(TIMELINE_PAGE + 1);
}

function answers(clientId: string, seen: SQL, before: string | null) {
  const { finishedAt, id } = surveyResponses;
  return byKey
    .select({
      source: sql<Row["source"]>`${word("answer")}`.as("source"),
      id: sql<string>`${id}`.as("id"),
      at: sql<Date>`${finishedAt}`.mapWith(finishedAt).as("at"),
      place: placeOf(finishedAt, id).as("place"),
      ofId: sql<string>`${surveyCampaigns.id}`.as("of_id"),
      title: sql<string>`${surveyCampaigns.name}`.as("title"),
      kind: word("").as("kind"),
      state: word("").as("state"),
      score: sql<number | null>`${surveyResponses.score}`.as("score"),
    })
    .from(surveyResponses)
    .innerJoin(surveyCampaigns, eq(surveyCampaigns.id, surveyResponses.campaignId))
    .where(
      and(
        eq(surveyResponses.clientId, clientId),
        isNotNull(finishedAt),
        seen,
        earlierThan(before, finishedAt, id),
      ),
    )
    .orderBy(desc(finishedAt), desc(id))
    .limit(TIMELINE_PAGE + 1);
}

function lodged(clientId: string, seen: SQL, before: string | null) {
  const { registeredAt, id } = complaints;
  return byKey
    .select({
      source: sql<Row["source"]>`${word("complaint")}`.as("source"),
      id: sql<string>`${id}`.as("id"),
      at: sql<Date>`${registeredAt}`.mapWith(registeredAt).as("at"),
      place: placeOf(registeredAt, id).as("place"),
      ofId: sql<string>`${id}`.as("of_id"),
      title: sql<string>`${complaints.number}`.as("title"),
      kind: sql<string>`${complaints.kind}`.as("kind"),
      state: sql<string>`${complaints.state}`.as("state"),
      score: nothing.as("score"),
    })
    .from(complaints)
    .where(and(eq(complaints.clientId, clientId), seen, earlierThan(before, registeredAt, id)))
    .orderBy(desc(registeredAt), desc(id))
    .limit(TIMELINE_PAGE + 1);
}

export interface ReceivedLetter {
  mailingId: string;
  mailing: string;
  kind: MailingKind;
  state: RecipientState;
}
export interface GivenAnswer {
  campaignId: string;
  campaign: string;
  score: number | null;
}
export interface LodgedComplaint {
  number: string;
  kind: ComplaintKind;
  state: ComplaintState;
}
type Meaning =
  | { type: "letter"; letter: ReceivedLetter }
  | { type: "answer"; answer: GivenAnswer }
  | { type: "complaint"; complaint: LodgedComplaint };
export type CampaignEntry = Meaning & { id: string; at: Date };

/** What the row says to the reader. */
export function entryOf({ source, id, at, ofId, title, kind, state, score }: Row): CampaignEntry {
  switch (source) {
    case "letter": {
      const letter = { mailingId: ofId, mailing: title, kind, state } as ReceivedLetter;
      return { type: "letter", id, at, letter };
    }
    case "answer":
      return { type: "answer", id, at, answer: { campaignId: ofId, campaign: title, score } };
    case "complaint":
      return { type: "complaint", id, at, complaint: { number: title, kind, state } as LodgedComplaint };
  }
}

export type CampaignRow = Row;

/** Letters of mailings, answers and complaints of a client: one question, each source by its own index. */
export async function listCampaignRows(
  actor: StaffActor,
  clientId: string,
  only: "letters" | "all",
  before: string | null,
): Promise<CampaignRow[]> {
  const seen = reaches(clientId, visibleTo(actor));
  if (only === "letters") return letters(clientId, seen, before);
  return unionAll(
    letters(clientId, seen, before),
    answers(clientId, seen, before),
    lodged(clientId, sql`${seen} and ${complaintsVisibleTo(actor)}`, before),
  )
    .orderBy(sql`"at" desc, "id" desc`)
    .limit(TIMELINE_PAGE + 1);
}
