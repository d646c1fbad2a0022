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
 * people it sees on it, whose purchases and debts, and whose facts it may change. The branch narrows all four.
 */
const reaches: Record<Role, { card: Reach; contacts: Reach; money: Reach; edit: Reach }> = {
  director: { card: all, contacts: all, money: all, edit: all },
  sales_head: {
    card: all,
    contacts: either(department, unowned, handedOver),
    money: all,
    edit: either(department, unowned),
  },
  sales_manager: { card: all, contacts: either(own, handedOver), money: either(own, handedOver), edit: own },
  secretary: { card: all, contacts: all, money: none, edit: all },
  marketer: { card: all, contacts: all, money: all, edit: none },
  quality: { card: all, contacts: all, money: all, edit: none },
  service: { card: handedOver, contacts: handedOver, money: handedOver, edit: none },
  procurement: { card: handedOver, contacts: handedOver, money: handedOver, edit: none },
  delivery: { card: handedOver, contacts: handedOver, money: handedOver, edit: none },
  accountant: { card: all, contacts: all, money: all, edit: all },
  trainee: { card: own, contacts: own, money: own, edit: own },
  admin: { card: none, contacts: none, money: none, edit: none },
};

function within(actor: Actor, reach: "card" | "contacts" | "money" | "edit"): SQL {
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

/** Rows whose purchases, invoices and payments this actor may see. */
export const moneyVisibleTo = (actor: Actor): SQL => within(actor, "money");

/** Rows whose facts this actor may change; a command's UPDATE carries it in its WHERE. */
export const editableBy = (actor: Actor): SQL => within(actor, "edit");
