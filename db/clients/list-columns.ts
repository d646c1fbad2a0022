import { and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { isUnfinished } from "#db/assignments/overdue.ts";
import { visibleTo as assignmentsVisibleTo } from "#db/assignments/scope.ts";
import { assignments } from "#db/assignments/table.ts";
import { contactsVisibleTo, moneyVisibleTo } from "#db/clients/scope.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { complaintsVisibleTo } from "#db/complaints/scope.ts";
import { complaints } from "#db/complaints/table.ts";
import { clientContacts, contactPoints } from "#db/contacts/table.ts";
import { type OwnShown, ownShownTo } from "#db/fields/shown.ts";
import { can } from "#db/permissions.ts";
import { debtDay } from "#db/purchases/overdue.ts";
import { paidInYear } from "#db/purchases/paid.ts";
import { clientTotals } from "#db/purchases/table.ts";

/** What a column shows that is looked up for the fifty rows of a page and for nothing else. */
export interface MoreOfClient {
  address: string | null;
  tags: string[];
  inn: string | null;
  /** An empty text: there is one, but not for this actor to see. */
  phone: string | null;
  email: string | null;
  promises: number;
  complaints: number;
  /** What it has in the company's own fields, all of them at once. */
  own: OwnShown;
  /** Kopecks; null where the actor does not see the money of the client. */
  bought: number | null;
  purchase: string | null;
  owes: number | null;
}

export type ListColumn = keyof MoreOfClient;

type Lookup = (actor: Actor, id: SQLWrapper, now: Date) => SQL;

const ofRow =
  (column: SQLWrapper): Lookup =>
  (_, id) =>
    sql`(select ${column} from ${clients} where ${clients.id} = ${id})`;

/** The client's own first, else of the person it has longest. */
const point =
  (kind: "phone" | "email"): Lookup =>
  (actor, id) =>
    sql`(
    select case when ${contactsVisibleTo(actor)} then found.value else '' end
    from ${clients} cross join lateral (
      select ${contactPoints.value} as value, 0 as place, ${contactPoints.id} as id from ${contactPoints}
      where ${contactPoints.clientId} = ${clients.id} and ${contactPoints.kind} = ${kind}
      union all
      select ${contactPoints.value}, 1, ${contactPoints.id} from ${clientContacts}
      join ${contactPoints} on ${contactPoints.contactId} = ${clientContacts.contactId}
      where ${clientContacts.clientId} = ${clients.id} and ${contactPoints.kind} = ${kind}
      order by place, id limit 1) found
    where ${clients.id} = ${id})`;

const total = (what: SQL) =>
  sql`(select ${what} from ${clientTotals} where ${clientTotals.clientId} = ${clients.id})`;

/** Asked beside a row of `clients`. */
const sums = {
  bought: (now: Date) => paidInYear(sql`${clients.id}`, debtDay(now)),
  purchase: () => total(sql`${clientTotals.lastOrderOn}`),
  owes: () => sql`coalesce(${total(sql`${clientTotals.owes}`)}, 0)`,
};
type Sum = keyof typeof sums;

const seesMoney = (actor: Actor) => (can(actor, "purchase.view") ? moneyVisibleTo(actor) : sql`false`);

const money =
  (name: Sum): Lookup =>
  (actor, id, now) =>
    sql`(select ${sums[name](now)} from ${clients} where ${clients.id} = ${id} and ${seesMoney(actor)})`;

/** Sums of a row of `clients` as one value; null where the actor does not see its money. */
export const moneyOfRow = (actor: Actor, now: Date) =>
  sql<Pick<MoreOfClient, Sum> | null>`case when ${seesMoney(actor)} then json_build_object(
    'bought', ${sums.bought(now)}, 'purchase', ${sums.purchase()}, 'owes', ${sums.owes()}) end`;

const lookups: Record<ListColumn, Lookup> = {
  address: ofRow(clients.address),
  tags: ofRow(clients.tags),
  own: (actor, id) => sql`(select ${ownShownTo(actor)} from ${clients} where ${clients.id} = ${id})`,
  inn: (_, id) => sql`(select ${legalEntities.inn} from ${legalEntities}
    where ${legalEntities.clientId} = ${id} and ${legalEntities.inn} is not null
    order by ${legalEntities.createdAt}, ${legalEntities.id} limit 1)`,
  phone: point("phone"),
  email: point("email"),
  promises: (actor, id) => sql`(select count(*) from ${assignments}
    where ${and(eq(assignments.clientId, id), isUnfinished(), assignmentsVisibleTo(actor))})`,
  complaints: (actor, id) => sql`(select count(*) from ${complaints}
    where ${complaints.clientId} = ${id} and ${complaints.kind} = 'complaint'
      and ${complaints.state} not in ('answered', 'closed') and ${complaintsVisibleTo(actor)})`,
  bought: money("bought"),
  purchase: money("purchase"),
  owes: money("owes"),
};

export const listColumns = Object.keys(lookups) as ListColumn[];

/** The asked columns of the client with this id, as one value; null when none is asked for. */
export function moreColumns(
  actor: Actor,
  columns: readonly ListColumn[],
  id: SQLWrapper,
  now: Date,
): SQL<Partial<MoreOfClient> | null> {
  if (columns.length === 0) return sql`null::json`;
  const pairs = columns.map((name) => sql`${sql.raw(`'${name}'`)}, ${lookups[name](actor, id, now)}`);
  return sql`json_build_object(${sql.join(pairs, sql`, `)})`;
}
