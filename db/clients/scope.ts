import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Actor, StaffActor } from "#db/actor.ts";
import { assignments } from "#db/assignments/table.ts";
import { clients } from "#db/clients/table.ts";
import type { Role } from "#db/staff/roles.ts";
import { staff } from "#db/staff/table.ts";
import type { Text } from "#db/values/text.ts";

type Condition = (actor: StaffActor) => SQL;

/** Why a client is somebody's to see. */
export const grounds = {
  all: { label: { ru: "роль видит всех клиентов", en: "the role sees every client" } },
  own: { label: { ru: "ответственный", en: "responsible for it" } },
  unowned: { label: { ru: "клиент без ответственного", en: "nobody is responsible" } },
  department: {
    label: { ru: "ответственный из своего отдела", en: "the responsible is of the own department" },
  },
  handedOver: { label: { ru: "держит или дал поручение", en: "holds or gave an assignment" } },
} satisfies Record<string, { label: Text }>;

export type Ground = keyof typeof grounds;

const own: Condition = (actor) => eq(clients.ownerId, actor.id);

const holds: Record<Ground, Condition> = {
  all: () => sql`true`,
  own,
  unowned: () => isNull(clients.ownerId),
  department: (actor) =>
    actor.departmentId === null
      ? own(actor)
      : inArray(
          clients.ownerId,
          sql`(select ${staff.id} from ${staff} where ${staff.departmentId} = ${actor.departmentId})`,
        ),
  /**
   * The client stands behind something that this person, or this person's department, was handed or has issued, and
   * that neither was declined nor called off.
   */
  handedOver: (actor) => sql`exists (
  select from ${assignments}
  where ${assignments.clientId} = ${clients.id} and ${assignments.state} not in ('declined', 'cancelled')
    and (${assignments.executorId} = ${actor.id} or ${assignments.issuerId} = ${actor.id}
      or (${assignments.departmentId} = ${actor.departmentId} and ${assignments.executorId} is null))
)`,
};

type Reach = "card" | "contacts" | "money" | "edit";

const all: Ground[] = ["all"];
const none: Ground[] = [];
const handed: Ground[] = ["handedOver"];
const ownOrHanded: Ground[] = ["own", "handedOver"];

/**
 * What each role reaches (defaults of the practice table): whose card it sees at all, whose phones, e-mails and
 * people it sees on it, whose purchases and debts, and whose facts it may change. The branch narrows all four.
 */
const reaches: Record<Role, Record<Reach, readonly Ground[]>> = {
  director: { card: all, contacts: all, money: all, edit: all },
  sales_head: {
    card: all,
    contacts: ["department", "unowned", "handedOver"],
    money: all,
    edit: ["department", "unowned"],
  },
  sales_manager: { card: all, contacts: ownOrHanded, money: ownOrHanded, edit: ["own"] },
  secretary: { card: all, contacts: all, money: none, edit: all },
  marketer: { card: all, contacts: all, money: all, edit: none },
  quality: { card: all, contacts: all, money: all, edit: none },
  service: { card: handed, contacts: handed, money: handed, edit: none },
  procurement: { card: handed, contacts: handed, money: handed, edit: none },
  delivery: { card: handed, contacts: handed, money: handed, edit: none },
  accountant: { card: all, contacts: all, money: all, edit: all },
  trainee: { card: ["own"], contacts: ["own"], money: ["own"], edit: ["own"] },
  admin: { card: none, contacts: none, money: none, edit: none },
};

function within(actor: Actor, reach: Reach): SQL {
  if (actor.kind === "job") return sql`true`;
  const rows = or(...reaches[actor.role][reach].map((ground) => holds[ground](actor))) ?? sql`false`;
  if (actor.branchId === null) return rows;
  // Work that was handed over crosses branches: whoever holds it must see for whom.
  const branch = or(eq(clients.branchId, actor.branchId), isNull(clients.branchId), holds.handedOver(actor));
  return and(rows, branch) as SQL;
}

/** The grounds on which the role reaches that of a client, each with the condition under which it holds for a row. */
export const groundsOf = (actor: StaffActor, reach: "card" | "contacts") =>
  reaches[actor.role][reach].map((ground) => ({
    ground,
    holds: and(holds[ground](actor), within(actor, reach)) as SQL,
  }));

/** Whether whoever sees a card sees its people too, whichever card: then nothing of them is to be hidden. */
export const knowsPeopleOfAll = (actor: Actor): boolean =>
  actor.kind === "job" || reaches[actor.role].card.join() === reaches[actor.role].contacts.join();

/** Rows of `clients` that exist for this actor; all others are «not found». */
export const visibleTo = (actor: Actor): SQL => within(actor, "card");

/** Rows whose phones, e-mails and people this actor may see: a field rule, to be selected beside the row. */
export const contactsVisibleTo = (actor: Actor): SQL => within(actor, "contacts");

/** Rows whose purchases, invoices and payments this actor may see. */
export const moneyVisibleTo = (actor: Actor): SQL => within(actor, "money");

/** Rows whose facts this actor may change; a command's UPDATE carries it in its WHERE. */
export const editableBy = (actor: Actor): SQL => within(actor, "edit");
