import { and, asc, eq, ilike, isNull, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { editableBy, moneyVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { nameKey } from "#db/clients/search.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { exposureFor, groupsVisibleTo, limitFor } from "#db/groups/scope.ts";
import { clientGroups } from "#db/groups/table.ts";
import { db, type Reader } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { clientTotals } from "#db/purchases/table.ts";
import { staff } from "#db/staff/table.ts";

const count = (where: SQL): SQL<number> =>
  sql<number>`(select count(*)::int ${sql`from ${clients} where ${eq(clients.groupId, clientGroups.id)} and ${where}`})`;
const membersSeen = (actor: StaffActor) => count(visibleTo(actor));
const members = count(sql`true`);

/** Groups of which the actor sees a member, by name. */
export function listGroups(actor: StaffActor, reader: Reader = db) {
  return reader
    .select({
      id: clientGroups.id,
      name: clientGroups.name,
      members,
      seen: membersSeen(actor),
      creditLimitKopecks: limitFor(actor),
      exposureKopecks: exposureFor(actor),
    })
    .from(clientGroups)
    .where(groupsVisibleTo(actor))
    .orderBy(asc(clientGroups.nameKey), asc(clientGroups.id))
    .limit(500);
}

export type GroupRow = Awaited<ReturnType<typeof listGroups>>[number];

/** The first ten by name, for choosing one. */
export function findGroups(actor: StaffActor, q: string, reader: Reader = db) {
  const like = `%${nameKey(q).replace(/[\\%_]/g, "\\$&")}%`;
  return reader
    .select({ id: clientGroups.id, name: clientGroups.name })
    .from(clientGroups)
    .where(and(ilike(clientGroups.nameKey, like), groupsVisibleTo(actor)))
    .orderBy(asc(clientGroups.nameKey))
    .limit(10);
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** One group, or undefined: one without a member that the actor sees and an unknown one look the same. */
export async function getGroup(actor: StaffActor, id: string, reader: Reader = db) {
  if (!UUID.test(id)) return undefined;
  const [row] = await reader
    .select({
      id: clientGroups.id,
      name: clientGroups.name,
      note: clientGroups.note,
      version: clientGroups.version,
      creditLimitKopecks: limitFor(actor),
      exposureKopecks: exposureFor(actor),
      members,
    })
    .from(clientGroups)
    .where(and(eq(clientGroups.id, id), groupsVisibleTo(actor)));
  return row;
}

/** Members of a group as far as the actor sees them, each with the names under which it buys. */
export function listMembers(actor: StaffActor, groupId: string, reader: Reader = db) {
  return reader
    .select({
      id: clients.id,
      version: clients.version,
      name: clients.name,
      class: clients.class,
      status: clients.status,
      region: clients.region,
      archived: sql<boolean>`${clients.archivedAt} is not null`,
      owner: { id: staff.id, surname: staff.surname, given: staff.given },
      /** Kopecks of unpaid invoices; null for whoever may not know. */
      owesKopecks: sql<number | null>`case when ${can(actor, "purchase.view")} and ${moneyVisibleTo(actor)}
        then coalesce(${clientTotals.owes}, 0) end`.mapWith((owes) => (owes === null ? null : Number(owes))),
      editable: sql<boolean>`${editableBy(actor)} and ${isNull(clients.archivedAt)}`,
      entities: sql<{ id: string; name: string; inn: string | null }[]>`coalesce((
        select json_agg(json_build_object('id', e.id, 'name', e.name, 'inn', e.inn) order by e.created_at, e.id)
        from ${legalEntities} e where e.client_id = ${clients.id}), '[]'::json)`,
    })
    .from(clients)
    .leftJoin(staff, eq(staff.id, clients.ownerId))
    .leftJoin(clientTotals, eq(clientTotals.clientId, clients.id))
    .where(and(eq(clients.groupId, groupId), visibleTo(actor)))
    .orderBy(asc(clients.nameKey), asc(clients.id))
    .limit(200);
}

export type GroupMember = Awaited<ReturnType<typeof listMembers>>[number];
