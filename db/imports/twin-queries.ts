import { and, asc, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { contactPoints } from "#db/contacts/table.ts";
import { db, type Reader } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";
import { rowsOf } from "./queries.ts";
import { importRows } from "./table.ts";

/** Waiting ones first, then the likeliest. */
const byNeed = [
  desc(sql`${importRows.plan} = 'waiting'`),
  desc(sql`(${importRows.twin}->>'score')::int`),
  asc(importRows.rowNo),
];

/** Rows that look like a client known already, with the plan they have by now. */
export function listTwins(actor: Actor, importId: string, limit = 50, reader: Reader = db) {
  return reader
    .select({
      rowNo: importRows.rowNo,
      cells: importRows.cells,
      plan: importRows.plan,
      choice: importRows.choice,
      twin: sql<NonNullable<typeof importRows.$inferSelect.twin>>`${importRows.twin}`,
    })
    .from(importRows)
    .where(and(rowsOf(actor, importId), isNotNull(importRows.twin)))
    .orderBy(...byNeed)
    .limit(limit);
}

/** How many rows look like somebody, by what they have in common, and how many of them wait. */
export async function countTwins(actor: Actor, importId: string, reader: Reader = db) {
  return reader
    .select({
      ground: sql<"inn" | "phone" | "email" | "file">`${importRows.twin}->>'ground'`,
      count: sql<number>`count(*)::int`,
      waiting: sql<number>`count(*) filter (where ${importRows.plan} = 'waiting')::int`,
    })
    .from(importRows)
    .where(and(rowsOf(actor, importId), isNotNull(importRows.twin)))
    .groupBy(sql`1`)
    .orderBy(sql`2 desc`);
}

/** Cards that rows look like, as far as the actor may see them. */
export async function listTwinCards(actor: Actor, ids: readonly string[], reader: Reader = db) {
  if (ids.length === 0) return [];
  return reader
    .select({
      id: clients.id,
      name: clients.name,
      class: clients.class,
      address: clients.address,
      owner: { surname: staff.surname, given: staff.given, patronymic: staff.patronymic },
      inns: sql<string[]>`array(select e.inn || coalesce(', КПП ' || e.kpp, '') from ${legalEntities} e
        where e.client_id = ${clients.id} and e.inn is not null order by e.id limit 2)`,
      points: sql<number>`(select count(*)::int from ${contactPoints} p where p.client_id = ${clients.id})`,
    })
    .from(clients)
    .leftJoin(staff, eq(staff.id, clients.ownerId))
    .where(and(inArray(clients.id, [...ids]), visibleTo(actor)));
}
