import { type SQL, sql } from "drizzle-orm";
import { clients } from "#db/clients/table.ts";
import { complaints } from "#db/complaints/table.ts";
import { mailingRecipients } from "#db/mailings/table.ts";
import { npsGroups } from "#db/segments/choices.ts";
import { segmentMembers } from "#db/segments/table.ts";
import { surveyResponses } from "#db/surveys/table.ts";

/**
 * Each of these is asked of one client at a time along an index: a list of a million ids does not fit into the memory
 * of a statement, and would be read through anew for every row. A short list the planner still reads once by itself.
 */

/** @param seen which complaints count; all of them without it. */
export const hasOpenComplaint = (seen?: SQL): SQL => sql`exists (
  select from ${complaints} where ${complaints.clientId} = ${clients.id}
    and ${complaints.kind} = 'complaint' and ${complaints.state} not in ('answered', 'closed')${
      seen ? sql` and ${seen}` : sql``
    })`;

/** A letter that a server took and nobody sent back, at or after `edge`; without an edge at any time. */
export const gotMailing = (edge?: SQL): SQL => sql`exists (
  select from ${mailingRecipients} where ${mailingRecipients.clientId} = ${clients.id}
    and ${mailingRecipients.state} in ('accepted', 'delivered', 'complained')${
      edge ? sql` and ${mailingRecipients.sentAt} >= ${edge}` : sql``
    })`;

const lastScore: SQL = sql`(
  select ${surveyResponses.score} from ${surveyResponses} where ${surveyResponses.clientId} = ${clients.id}
    and ${surveyResponses.finishedAt} is not null and ${surveyResponses.score} is not null
  order by ${surveyResponses.finishedAt} desc, ${surveyResponses.id} desc limit 1)`;

/** The last score that the client gave is one of these. */
export const lastScoreIn = (scores: readonly number[]): SQL =>
  sql`${lastScore} = any(${sql.param(scores)}::int[])`;

export const scoresOf = (groups: readonly string[]): number[] =>
  Object.entries(npsGroups)
    .filter(([name]) => groups.includes(name))
    .flatMap(([, { from, to }]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));

export const onList = (ids: readonly string[]): SQL => sql`exists (
  select from ${segmentMembers} where ${segmentMembers.clientId} = ${clients.id}
    and ${segmentMembers.segmentId} = any(${sql.param(ids)}::uuid[]))`;
