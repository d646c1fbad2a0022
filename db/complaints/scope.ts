import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Actor, StaffActor } from "#db/actor.ts";
import { workDepartmentOf } from "#db/assignments/moves.ts";
import { assignments } from "#db/assignments/table.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { isSteward } from "#db/complaints/moves.ts";
import { complaintEntries, complaints } from "#db/complaints/table.ts";
import type { Role } from "#db/staff/roles.ts";
import { staff } from "#db/staff/table.ts";

type Reach = (actor: StaffActor) => SQL;

const all: Reach = () => sql`true`;
const none: Reach = () => sql`false`;

const ofClient =
  (condition: (actor: StaffActor) => SQL): Reach =>
  (actor) =>
    sql`exists (select from ${clients} where ${clients.id} = ${complaints.clientId} and ${condition(actor)})`;

/** Somebody of a department that this person belongs to or heads answers for it, or for the client. */
const department: Reach = (actor) => {
  const own = [...new Set([...actor.headOf, ...(actor.departmentId ? [actor.departmentId] : [])])];
  if (own.length === 0) return none(actor);
  const people = sql`(select ${staff.id} from ${staff} where ${inArray(staff.departmentId, own)})`;
  return or(
    inArray(complaints.ownerId, people),
    ofClient(() => inArray(clients.ownerId, people))(actor),
  ) as SQL;
};

/** What a role sees of the book besides what concerns the person. */
const reaches: Record<Role, Reach> = {
  director: all,
  quality: all,
  sales_head: department,
  sales_manager: ofClient(visibleTo),
  secretary: ofClient(visibleTo),
  accountant: ofClient(visibleTo),
  marketer: none,
  service: none,
  procurement: none,
  delivery: none,
  trainee: none,
  admin: none,
};

/** Answers for it, is asked to, has written it down, or holds a question about it. */
function concerns(actor: StaffActor): SQL {
  const departmentId = workDepartmentOf(actor);
  const asked = sql`exists (select from ${assignments} where ${assignments.complaintId} = ${complaints.id}
    and ${assignments.state} not in ('declined', 'cancelled')
    and (${assignments.executorId} = ${actor.id}
      or (${assignments.departmentId} = ${departmentId} and ${assignments.executorId} is null)))`;
  return or(
    eq(complaints.ownerId, actor.id),
    eq(complaints.candidateId, actor.id),
    eq(complaints.registeredBy, actor.id),
    asked,
  ) as SQL;
}

/** Rows of `complaints` that exist for this actor. The branch narrows what a role sees, not what concerns a person. */
export function complaintsVisibleTo(actor: Actor): SQL {
  if (actor.kind === "job") return sql`true`;
  if (actor.role === "admin") return sql`false`;
  const seen = reaches[actor.role](actor);
  if (actor.branchId === null) return isSteward(actor) ? seen : (or(seen, concerns(actor)) as SQL);
  const branch = or(eq(complaints.branchId, actor.branchId), isNull(complaints.branchId));
  return or(and(seen, branch), concerns(actor)) as SQL;
}

/**
 * It came by itself, or its registrar saw the client's people, or one of the stewards has handed it over: only then does
 * answering for it show how to reach the client. Whoever made themselves responsible answers through the product.
 */
const handedOver = sql`(${complaints.clientId} is null or ${complaints.registeredBy} is null
  or exists (select from ${staff} registrar
    where registrar.id = ${complaints.registeredBy}
      and (registrar.role in ('director', 'quality', 'secretary', 'accountant', 'marketer')
        or registrar.id = (select ${clients.ownerId} from ${clients} where ${clients.id} = ${complaints.clientId})))
  or exists (select from ${complaintEntries} handed
    join ${staff} steward on steward.id = handed.author_id and steward.role in ('director', 'quality')
    where handed.complaint_id = ${complaints.id} and handed.command = 'assign'))`;

/** Whether this actor may see how to reach the person: by the client's card, or having been handed the complaint. */
export function complaintContactsVisibleTo(actor: Actor): SQL {
  if (actor.kind === "job" || isSteward(actor)) return sql`true`;
  const handles = or(eq(complaints.ownerId, actor.id), eq(complaints.candidateId, actor.id));
  return or(
    and(handles, handedOver),
    and(eq(complaints.registeredBy, actor.id), isNull(complaints.clientId)),
    ofClient(contactsVisibleTo)(actor),
  ) as SQL;
}
