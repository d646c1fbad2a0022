import { asc, inArray, sql } from "drizzle-orm";
import { leadsTo } from "#db/assignments/moves.ts";
import { custodianOf } from "#db/assignments/states.ts";
import { type Assignment, type AssignmentStep, assignmentSteps, assignments } from "#db/assignments/table.ts";
import { events } from "#db/events.ts";
import { db } from "#db/index.ts";

type Folded = Omit<
  Assignment,
  | "title"
  | "details"
  | "clientId"
  | "interactionId"
  | "complaintId"
  | "parentId"
  | "askedDueAt"
  | "createdAt"
  | "issuerId"
  | "startedAt"
>;

/** What the chain alone says about the assignment. Throws where a link is missing or does not fit the one before it. */
export function fold(steps: readonly AssignmentStep[]): Folded {
  let row: Folded | null = null;
  steps.forEach((step, index) => {
    if (step.seq !== index + 1) throw new Error(`Link ${index + 1} has the number ${step.seq}`);
    if (step.fromState !== (row?.state ?? null))
      throw new Error(`Link ${step.seq} begins in ${step.fromState}`);
    const stays = step.command === "start" || step.command === "resend";
    if (row && !leadsTo(row.state, step.toState) && !(stays && row.state === step.toState)) {
      throw new Error(`Link ${step.seq} leaps from ${row.state} to ${step.toState}`);
    }
    row = next(row, step);
  });
  if (!row) throw new Error("An assignment without a chain");
  return row;
}

function next(row: Folded | null, step: AssignmentStep): Folded {
  const isClosed = step.toState === "confirmed" || step.toState === "cancelled";
  const isBorn = step.command === "issue" || step.command === "resend";
  const isTaken = step.toState === "accepted" || step.toState === "reported" || step.command === "report";
  const taken = step.command === "accept" ? step.at : (row?.acceptedAt ?? (isTaken ? step.at : null));
  const reported = step.command === "report" ? step.at : (row?.reportedAt ?? null);
  return {
    id: step.assignmentId,
    state: step.toState,
    version: step.seq,
    custodianId: step.custodianId,
    executorId: step.executorId,
    departmentId: step.departmentId,
    dueAt: step.dueAt,
    generation: row ? row.generation + (row.dueAt.getTime() === step.dueAt.getTime() ? 0 : 1) : 1,
    round: (row?.round ?? 1) + (step.command === "return" ? 1 : 0),
    acceptedAt: isBorn ? (step.toState === "accepted" ? step.at : null) : taken,
    reportedAt: step.command === "return" ? null : reported,
    closedAt: isClosed ? step.at : null,
  };
}

/**
 * Everything promised about custody, over all assignments or the given ones: one custodian while open and the right
 * one, none when closed, a whole chain that folds to the row, one audit row for each link. Answers how many it looked at.
 */
export async function checkCustody(ids?: string[]): Promise<number> {
  const rows = await db
    .select()
    .from(assignments)
    .where(ids && inArray(assignments.id, ids));
  const steps = await db
    .select()
    .from(assignmentSteps)
    .where(ids && inArray(assignmentSteps.assignmentId, ids))
    .orderBy(asc(assignmentSteps.assignmentId), asc(assignmentSteps.seq));
  const written = await db
    .select({ id: events.entityId, count: sql<number>`count(*)`.mapWith(Number) })
    .from(events)
    .where(ids && inArray(events.entityId, ids))
    .groupBy(events.entityId);
  const chains = Map.groupBy(steps, (step) => step.assignmentId);
  const audits = new Map(written.map((row) => [row.id, row.count]));
  for (const row of rows) {
    const chain = chains.get(row.id) ?? [];
    const folded = fold(chain);
    for (const [name, value] of Object.entries(folded)) {
      const actual = row[name as keyof Folded];
      if (JSON.stringify(actual) !== JSON.stringify(value)) {
        throw new Error(`${row.id} ${name}: row ${String(actual)}, chain ${String(value)}`);
      }
    }
    if (row.custodianId !== custodianOf(row))
      throw new Error(`${row.id}: ${row.state} held by ${row.custodianId}`);
    if ((row.closedAt === null) !== (row.custodianId !== null))
      throw new Error(`${row.id}: nobody or too many hold it`);
    if (audits.get(row.id) !== chain.length) {
      throw new Error(`${row.id}: ${chain.length} links, ${audits.get(row.id)} audit rows`);
    }
  }
  return rows.length;
}
