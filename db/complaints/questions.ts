import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { type AssignmentRow, selectRows, shown } from "#db/assignments/rows.ts";
import { assignments } from "#db/assignments/table.ts";
import { complaintsVisibleTo } from "#db/complaints/scope.ts";
import { complaints } from "#db/complaints/table.ts";

/** Beside a row of `complaints`: how many questions to colleagues are still open. */
export const openQuestionsOf = (): SQL<number> =>
  sql<number>`(select count(*)::int from ${assignments}
    where ${assignments.complaintId} = ${complaints.id} and ${assignments.closedAt} is null)`;

/** What colleagues were asked for the sake of a complaint, open ones by term first. Whoever sees it sees them. */
export async function listQuestions(actor: StaffActor, complaintId: string): Promise<AssignmentRow[]> {
  const isSeen = sql`exists (select from ${complaints}
    where ${complaints.id} = ${assignments.complaintId} and ${complaintsVisibleTo(actor)})`;
  const rows = await selectRows(actor)
    .where(and(eq(assignments.complaintId, complaintId), isSeen))
    .orderBy(sql`${assignments.closedAt} desc nulls first`, asc(assignments.dueAt), asc(assignments.id))
    .limit(100);
  return rows.map(shown);
}
