import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clientDates, type DossierFact, dossierFacts } from "#db/dossier/table.ts";

/** Who reads what is kept for heads: the director, heads of sales and whoever heads a department. */
export const isHead = ({ role, headOf }: StaffActor): boolean =>
  role === "director" || role === "sales_head" || headOf.length > 0;

function readBy(actor: StaffActor): SQL {
  const departments = [...actor.headOf, ...(actor.departmentId ? [actor.departmentId] : [])];
  const ownDepartment =
    actor.role === "director"
      ? sql`true`
      : departments.length > 0
        ? inArray(dossierFacts.departmentId, departments)
        : sql`false`;
  return or(
    eq(dossierFacts.authorId, actor.id),
    eq(dossierFacts.visibility, "all"),
    and(eq(dossierFacts.visibility, "department"), ownDepartment),
    isHead(actor) ? eq(dossierFacts.visibility, "heads") : sql`false`,
  ) as SQL;
}

/** The same rule over a fact as it stood at another time, beside the one that its row of today has passed. */
export function isRead(
  actor: StaffActor,
  { authorId, visibility, departmentId }: Pick<DossierFact, "authorId" | "visibility" | "departmentId">,
): boolean {
  if (authorId === actor.id || visibility === "all") return true;
  if (visibility === "heads") return isHead(actor);
  const own = departmentId !== null && [...actor.headOf, actor.departmentId].includes(departmentId);
  return actor.role === "director" || own;
}

/** What is about a person is for those who see the client's people; what is about the client, for all who see it. */
const within = (
  actor: StaffActor,
  contactId: typeof dossierFacts.contactId | typeof clientDates.contactId,
): SQL => and(visibleTo(actor), or(isNull(contactId), contactsVisibleTo(actor))) as SQL;

/** Rows of `dossier_facts`, in a query joined with `clients`, that this actor may read. */
export const factsVisibleTo = (actor: StaffActor): SQL =>
  and(within(actor, dossierFacts.contactId), readBy(actor)) as SQL;

/** Rows of `client_dates`, in a query joined with `clients`, that this actor may read. */
export const datesVisibleTo = (actor: StaffActor): SQL => within(actor, clientDates.contactId);
