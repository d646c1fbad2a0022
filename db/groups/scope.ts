import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { clientGroups } from "#db/groups/table.ts";
import { can } from "#db/permissions.ts";
import { clientTotals } from "#db/purchases/table.ts";

/** Rows of `client_groups` of which the actor sees a member; an empty one is there for those who may edit groups. */
export function groupsVisibleTo(actor: Actor): SQL {
  const members = (where: SQL) =>
    sql`exists (select from ${clients} where ${clients.groupId} = ${clientGroups.id} and ${where})`;
  const empty = can(actor, "group.edit") ? sql`not ${members(sql`true`)}` : sql`false`;
  return sql`(${members(visibleTo(actor))} or ${empty})`;
}

/** The limit is a field for the accountant and the director: null for everybody else. */
export const limitFor = (actor: Actor): SQL<number | null> =>
  can(actor, "group.limit")
    ? sql<number | null>`${clientGroups.creditLimitKopecks}`.mapWith(clientGroups.creditLimitKopecks)
    : sql<number | null>`null::bigint`;

/** What all members owe on unpaid invoices, hidden ones too, for whoever sees the limit; null for everybody else. */
export const exposureFor = (actor: Actor): SQL<number | null> =>
  can(actor, "group.limit")
    ? sql<number>`(select coalesce(sum(t.owes), 0) from ${clientTotals} t join ${clients} c on c.id = t.client_id
        where c.group_id = ${clientGroups}.id)`.mapWith(Number)
    : sql<number | null>`null::bigint`;
