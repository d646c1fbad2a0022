import { and, asc, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import type { ApiKey } from "#db/api-keys/table.ts";
import { assignments } from "#db/assignments/table.ts";
import { contactsVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { actorOf } from "#db/staff/actor-of.ts";
import { departments, staff } from "#db/staff/table.ts";
import { worksHere } from "#db/staff/works-here.ts";
import { leads } from "./table.ts";

const able = and(worksHere(), ne(staff.role, "admin"));

/**
 * Who answers: whoever is responsible for the client, else the colleague of the key, else the one of its department who has
 * waited longest for a lead. Where nobody of them works here any more a director does: nothing is lost.
 */
export async function receiverOf(tx: Tx, key: ApiKey, ownerId: string | null): Promise<string> {
  for (const id of [ownerId, key.staffId]) {
    if (!id) continue;
    const [person] = await tx
      .select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.id, id), able));
    if (person) return person.id;
  }
  const last = sql`(select max(${leads.createdAt}) from ${leads}
    join ${assignments} on ${assignments.id} = ${leads.assignmentId} where ${assignments.executorId} = ${staff.id})`;
  const [next] = key.departmentId
    ? await tx
        .select({ id: staff.id })
        .from(staff)
        .where(and(eq(staff.departmentId, key.departmentId), able))
        .orderBy(
          // The head hands out work rather than waits for it in the row.
          desc(inArray(staff.role, ["sales_manager", "secretary"])),
          sql`${last} nulls first`,
          asc(staff.surname),
          asc(staff.id),
        )
        .limit(1)
    : [];
  return next?.id ?? (await directorIds(tx))[0] ?? key.createdBy;
}

async function directorIds(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, "director"), able))
    .orderBy(sql`${staff.branchId} nulls first`, asc(staff.createdAt), asc(staff.id));
  return rows.map(({ id }) => id);
}

/** In whose name the work is given: the receiver's head, else a director; one who may know the client's people. */
export async function issuerOf(tx: Tx, receiverId: string, clientId: string): Promise<StaffActor> {
  const heads = await tx
    .select({ id: departments.headId })
    .from(staff)
    .innerJoin(departments, eq(departments.id, staff.departmentId))
    .where(eq(staff.id, receiverId));
  const above = [...heads.flatMap(({ id }) => id ?? []), ...(await directorIds(tx))];
  for (const id of [...above.filter((one) => one !== receiverId), receiverId]) {
    const actor = await actorOf(tx, id);
    if (!actor) continue;
    const [reached] = await tx
      .select({ id: clients.id })
      .from(clients)
      .where(and(eq(clients.id, clientId), contactsVisibleTo(actor)));
    if (reached) return actor;
  }
  throw new Refused("not_found");
}
