import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Actor, StaffActor } from "#db/actor.ts";
import { assignments } from "#db/assignments/table.ts";
import { clients } from "#db/clients/table.ts";
import type { Role } from "#db/staff/roles.ts";
import { staff } from "#db/staff/table.ts";

type Reach = (actor: StaffActor) => SQL;

const all: Reach = () => sql`true`;
const none: Reach = () => sql`false`;
const own: Reach = (actor) => eq(clients.ownerId, actor.id);
const unowned: Reach = () => isNull(clients.ownerId);
const department: Reach = (actor) =>
  actor.departmentId === null
    ? own(actor)
    : inArray(
        clients.ownerId,
        sql`(select ${staff.id} from ${staff} where ${staff.departmentId} = ${actor.departmentId})`,
      );

/**
 * The client stands behind something that this person, or this person's department, was handed or has issued, and
 * that neither was declined nor called off.
 */
const handedOver: Reach = (actor) => sql`exists (
  select from ${assignments}
  where ${assignments.clientId} = ${clients.id} and ${assignments.state} not in ('declined', 'cancelled')
    and (${assignments.executorId} = ${actor.id} or ${assignments.issuerId} = ${actor.id}
      or (${assignments.departmentId} = ${actor.departmentId} and ${assignments.executorId} is null))
)`;

const either =
  (...reaches: Reach[]): Reach =>
  (actor) =>
    or(...reaches.map((reach) => reach(actor))) as SQL;

/**
 * What each role reaches (defaults of the practice table): whose card it sees at all, whose phones, e-mails and
 * people it sees on it, and whose facts it may change. The branch narrows all three.
 */
const reaches: Record<Role, { card: Reach; contacts: Reach; edit: Reach }> = {
  director: { card: all, contacts: all, edit: all },
  sales_head: {
    card: all,
    contacts: either(department, unowned, handedOver),
    edit: either(department, unowned),
  },
  sales_manager: { card: all, contacts: either(own, handedOver), edit: own },
  secretary: { card: all, contacts: all, edit: all },
  marketer: { card: all, contacts: all, edit: none },
  quality: { card: all, contacts: all, edit: none },
  service: { card: handedOver, contacts: handedOver, edit: none },
  procurement: { card: handedOver, contacts: handedOver, edit: none },
  delivery: { card: handedOver, contacts: handedOver, edit: none },
  accountant: { card: all, contacts: all, edit: all },
  trainee: { card: own, contacts: own, edit: own },
  admin: { card: none, contacts: none, edit: none },
};

function within(actor: Actor, reach: "card" | "contacts" | "edit"): SQL {
  if (actor.kind === "job") return sql`true`;
  const rows = reaches[actor.role][reach](actor);
  if (actor.branchId === null) return rows;
  // Work that was handed over crosses branches: whoever holds it must see for whom.
  const branch = or(eq(clients.branchId, actor.branchId), isNull(clients.branchId), handedOver(actor));
  return and(rows, branch) as SQL;
}

/** Rows of `clients` that exist for this actor; all others are «not found». */
export const visibleTo = (actor: Actor): SQL => within(actor, "card");

/** Rows whose phones, e-mails and people this actor may see: a field rule, to be selected beside the row. */
export const contactsVisibleTo = (actor: Actor): SQL => within(actor, "contacts");

/** Rows whose facts this actor may change; a command's UPDATE carries it in its WHERE. */
export const editableBy = (actor: Actor): SQL => within(actor, "edit");
