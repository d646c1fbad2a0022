import { and, count, eq, gte, isNull, lt, ne, sql } from "drizzle-orm";
import type { StaffActor } from "../actor.ts";
import { clients } from "../clients/table.ts";
import { Refused } from "../errors.ts";
import { db } from "../index.ts";
import { can } from "../permissions.ts";
import { departments, staff } from "../staff/table.ts";
import { addDays, dayBounds, localDate, startOfWeek } from "../values/time.ts";
import { isOverdue } from "./overdue.ts";
import { assignmentSteps, assignments } from "./table.ts";

const countIf = (condition: ReturnType<typeof sql>) =>
  sql<number>`count(*) filter (where ${condition})`.mapWith(Number);

/**
 * The director's figures: what the office holds now, what came back and came in this week (from Monday in the
 * director's zone), and how many of the promises whose term fell in the last 30 days were carried out by it.
 */
export async function officeCounts(actor: StaffActor, now: Date) {
  if (!can(actor, "office.count")) throw new Refused("forbidden");
  const today = localDate(now, actor.timeZone);
  const weekStart = dayBounds(startOfWeek(today), actor.timeZone).start;
  const monthAgo = dayBounds(addDays(today, -30), actor.timeZone).start;
  const [open, declined, kept, newClients, byDepartment] = await Promise.all([
    countOpen(now),
    db
      .select({ count: count() })
      .from(assignmentSteps)
      .where(and(eq(assignmentSteps.toState, "declined"), gte(assignmentSteps.at, weekStart))),
    countKept(monthAgo, now),
    db
      .select({ count: count() })
      .from(clients)
      .where(and(gte(clients.createdAt, weekStart), isNull(clients.archivedAt))),
    whereItStands(now),
  ]);
  return {
    ...open,
    declinedThisWeek: declined[0]?.count ?? 0,
    kept,
    newClientsThisWeek: newClients[0]?.count ?? 0,
    byDepartment,
  };
}

export type OfficeCounts = Awaited<ReturnType<typeof officeCounts>>;

async function countOpen(now: Date) {
  const [row] = await db
    .select({
      open: count(),
      overdue: countIf(isOverdue(now)),
      /** Handed over and neither taken nor declined: the giver still answers. */
      awaiting: countIf(sql`${assignments.state} in ('sent', 'clarifying')`),
      lateHolders:
        sql<number>`count(distinct ${assignments.custodianId}) filter (where ${isOverdue(now)})`.mapWith(
          Number,
        ),
      oldestOverdue: sql`min(${assignments.dueAt}) filter (where ${isOverdue(now)})`.mapWith(
        assignments.dueAt,
      ),
    })
    .from(assignments)
    .where(isNull(assignments.closedAt));
  return {
    open: row?.open ?? 0,
    overdue: row?.overdue ?? 0,
    awaiting: row?.awaiting ?? 0,
    lateHolders: row?.lateHolders ?? 0,
    oldestOverdue: row?.oldestOverdue ?? null,
  };
}

async function countKept(from: Date, now: Date) {
  const inTime = sql`${assignments.reportedAt} <= ${assignments.dueAt}`;
  const [row] = await db
    .select({ due: count(), inTime: countIf(inTime) })
    .from(assignments)
    .where(and(gte(assignments.dueAt, from), lt(assignments.dueAt, now), ne(assignments.state, "cancelled")));
  return { due: row?.due ?? 0, inTime: row?.inTime ?? 0 };
}

/** Open work by the department that has it or was handed it, the most overdue first. */
function whereItStands(now: Date) {
  return db
    .select({
      id: departments.id,
      name: departments.name,
      open: count(),
      overdue: countIf(isOverdue(now)),
      awaiting: countIf(sql`${assignments.state} in ('sent', 'clarifying')`),
    })
    .from(assignments)
    .leftJoin(staff, eq(staff.id, assignments.executorId))
    .innerJoin(
      departments,
      eq(departments.id, sql`coalesce(${staff.departmentId}, ${assignments.departmentId})`),
    )
    .where(isNull(assignments.closedAt))
    .groupBy(departments.id, departments.name)
    .orderBy(sql`4 desc, 3 desc`, departments.name);
}
