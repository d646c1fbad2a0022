import { and, eq, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "../actor.ts";
import { dayBounds, localDate } from "../values/time.ts";
import { workDepartmentOf } from "./moves.ts";
import { assignments } from "./table.ts";

/** The parts of «Мои дела», in the order of the page. */
export const sectionNames = ["accept", "overdue", "today", "later", "waiting", "issued"] as const;
export type SectionName = (typeof sectionNames)[number];

const { issuerId, executorId, departmentId, state, dueAt, closedAt } = assignments;

/** Handed to a department of this person and not taken by anybody yet. */
function openToDepartment(actor: StaffActor): SQL {
  const own = workDepartmentOf(actor);
  return own === null ? sql`false` : (and(isNull(executorId), eq(departmentId, own)) as SQL);
}

/** Open and this person's business: to do, to decide, or waited for. What one has declined is the issuer's again. */
export function isMyWork(actor: StaffActor): SQL {
  const asAddressee = and(
    or(eq(executorId, actor.id), and(openToDepartment(actor), sql`${state} in ('sent', 'clarifying')`)),
    ne(state, "declined"),
  );
  return and(isNull(closedAt), or(eq(issuerId, actor.id), asAddressee)) as SQL;
}

/** Of `isMyWork`, what waits for this person's yes or is due by the end of today: the number in the sidebar. */
export const waits = (actor: StaffActor, now: Date): SQL =>
  sql`${sectionOf(actor, now)} in ('accept', 'overdue', 'today')`;

/** In which part a row of `isMyWork` stands. The day ends at midnight of the person's zone. */
export function sectionOf(actor: StaffActor, now: Date): SQL<SectionName> {
  const { end } = dayBounds(localDate(now, actor.timeZone), actor.timeZone);
  const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;
  return sql<SectionName>`case
    when ${state} = 'sent' and ${issuerId} <> ${actor.id} then 'accept'
    when ${issuerId} = ${actor.id} and ${state} <> 'accepted' then 'issued'
    when ${state} = 'accepted' and ${executorId} = ${actor.id} then case
      when ${dueAt} < ${at(now)} then 'overdue'
      when ${dueAt} < ${at(end)} then 'today'
      else 'later' end
    else 'waiting' end`;
}
