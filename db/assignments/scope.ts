import { eq, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import type { Actor, StaffActor } from "../actor.ts";
import { contactsVisibleTo } from "../clients/scope.ts";
import { clients } from "../clients/table.ts";
import { complaints } from "../complaints/table.ts";
import { staff } from "../staff/table.ts";
import { workDepartmentOf } from "./moves.ts";
import { assignments } from "./table.ts";

/** Issued by, handed to, or open for this person: those whose business it is. */
export function concerns(actor: StaffActor): SQL {
  const departmentId = workDepartmentOf(actor);
  return or(
    eq(assignments.issuerId, actor.id),
    eq(assignments.executorId, actor.id),
    eq(assignments.custodianId, actor.id),
    departmentId === null ? undefined : eq(assignments.departmentId, departmentId),
  ) as SQL;
}

/**
 * Rows of `assignments` that exist for this actor: one's own, those of people in departments one heads, those of
 * clients whose contacts one sees (the card must say who holds what), and those of a complaint one answers for.
 */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === "job" || actor.role === "director") return sql`true`;
  const underHead =
    actor.headOf.length === 0 || actor.role === "admin"
      ? undefined
      : sql`exists (select from ${staff} where ${inArray(staff.departmentId, [...actor.headOf])}
          and ${staff.id} in (${assignments.issuerId}, ${assignments.executorId}))`;
  const ofClient = sql`exists (select from ${clients}
    where ${clients.id} = ${assignments.clientId} and ${contactsVisibleTo(actor)})`;
  return or(concerns(actor), underHead, ofClient, ofComplaint(actor)) as SQL;
}

/** Questions about a complaint exist for whoever answers for it, and for quality, who keeps the book. */
function ofComplaint(actor: StaffActor): SQL {
  if (actor.role === "quality") return isNotNull(assignments.complaintId);
  return sql`exists (select from ${complaints}
    where ${complaints.id} = ${assignments.complaintId} and ${complaints.ownerId} = ${actor.id})`;
}
