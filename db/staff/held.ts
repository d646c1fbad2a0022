import { and, asc, eq, ne, or, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { involves } from "#db/assignments/pass-on.ts";
import { assignments } from "#db/assignments/table.ts";
import { complaints } from "#db/complaints/table.ts";
import { db, type Reader } from "#db/index.ts";
import { can } from "#db/permissions.ts";

export interface Held {
  assignments: number;
  complaints: number;
}

/** Complaints that this person answers for, or is asked to. */
export const complaintsOf = (staffId: string): SQL =>
  and(
    ne(complaints.state, "closed"),
    or(eq(complaints.ownerId, staffId), eq(complaints.candidateId, staffId)),
  ) as SQL;

export async function countHeld(reader: Reader, staffId: string): Promise<Held> {
  const [ofAssignments, ofComplaints] = await Promise.all([
    reader.$count(assignments, involves(staffId)),
    reader.$count(complaints, complaintsOf(staffId)),
  ]);
  return { assignments: ofAssignments, complaints: ofComplaints };
}

/** How much everybody holds, in one look; people who hold nothing are not named. */
export async function heldByAll(actor: StaffActor, reader: Reader = db): Promise<Map<string, Held>> {
  if (!can(actor, "staff.manage")) return new Map();
  const rows = await reader.execute<{ id: string; assignments: number; complaints: number }>(sql`
    select id, count(distinct assignment)::int as assignments, count(distinct complaint)::int as complaints from (
      select issuer_id as id, id as assignment, null::uuid as complaint from ${assignments} where closed_at is null
      union all
      select executor_id, id, null from ${assignments}
        where closed_at is null and executor_id is not null and state <> 'declined'
      union all
      select owner_id, null, id from ${complaints} where state <> 'closed'
      union all
      select candidate_id, null, id from ${complaints} where state <> 'closed' and candidate_id is not null
    ) parts group by id`);
  return new Map([...rows].map(({ id, ...held }) => [id, held]));
}

/** A page of it; the rest is counted. */
const MOST = 100;

/**
 * Each thing that the person holds, what is due first. For whoever may hand it over: an administrator sees how much it
 * is, and no word of clients.
 */
export async function listHeld(actor: StaffActor, staffId: string, reader: Reader = db) {
  if (!can(actor, "staff.hand_over")) return { assignments: [], complaints: [] };
  const [ofAssignments, ofComplaints] = await Promise.all([
    reader
      .select({
        id: assignments.id,
        title: assignments.title,
        state: assignments.state,
        dueAt: assignments.dueAt,
        isCustodian: sql<boolean>`${assignments.custodianId} = ${staffId}`,
        isIssuer: sql<boolean>`${assignments.issuerId} = ${staffId}`,
      })
      .from(assignments)
      .where(involves(staffId))
      .orderBy(asc(assignments.dueAt), asc(assignments.id))
      .limit(MOST),
    reader
      .select({
        id: complaints.id,
        number: complaints.number,
        kind: complaints.kind,
        subject: complaints.subject,
        state: complaints.state,
        dueAt: complaints.legalDueAt,
        isOwner: sql<boolean>`${complaints.ownerId} = ${staffId}`,
      })
      .from(complaints)
      .where(complaintsOf(staffId))
      .orderBy(sql`${complaints.legalDueAt} nulls last`, asc(complaints.id))
      .limit(MOST),
  ]);
  return { assignments: ofAssignments, complaints: ofComplaints };
}
