import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Actor, StaffActor } from "#db/actor.ts";
import { workDepartmentOf } from "#db/assignments/moves.ts";
import { assignments } from "#db/assignments/table.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { isSteward } from "#db/complaints/moves.ts";
import { complaints } from "#db/complaints/table.ts";
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

/** Whether this actor may see how to reach the person: whoever handles it must, others by the client's card. */
export function complaintContactsVisibleTo(actor: Actor): SQL {
  if (actor.kind === "job" || isSteward(actor)) return sql`true`;
  return or(
    eq(complaints.ownerId, actor.id),
    eq(complaints.candidateId, actor.id),
    eq(complaints.registeredBy, actor.id),
    ofClient(contactsVisibleTo)(actor),
  ) as SQL;
}
