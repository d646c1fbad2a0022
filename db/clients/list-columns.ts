import { and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { isUnfinished } from "#db/assignments/overdue.ts";
import { visibleTo as assignmentsVisibleTo } from "#db/assignments/scope.ts";
import { assignments } from "#db/assignments/table.ts";
import { contactsVisibleTo } from "#db/clients/scope.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { complaintsVisibleTo } from "#db/complaints/scope.ts";
import { complaints } from "#db/complaints/table.ts";
import { clientContacts, contactPoints } from "#db/contacts/table.ts";
import type { OwnValues } from "#db/fields/value.ts";

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
  own: OwnValues;
}

export type ListColumn = keyof MoreOfClient;

type Lookup = (actor: Actor, id: SQLWrapper) => SQL;

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

const lookups: Record<ListColumn, Lookup> = {
  address: ofRow(clients.address),
  tags: ofRow(clients.tags),
  own: ofRow(clients.own),
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
};

export const listColumns = Object.keys(lookups) as ListColumn[];

/** The asked columns of the client with this id, as one value; null when none is asked for. */
export function moreColumns(
  actor: Actor,
  columns: readonly ListColumn[],
  id: SQLWrapper,
): SQL<Partial<MoreOfClient> | null> {
  if (columns.length === 0) return sql`null::json`;
  const pairs = columns.map((name) => sql`${sql.raw(`'${name}'`)}, ${lookups[name](actor, id)}`);
  return sql`json_build_object(${sql.join(pairs, sql`, `)})`;
}
