import { and, asc, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import type { ApiKey } from "#db/api-keys/table.ts";
import { assignments } from "#db/assignments/table.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { actorOf } from "#db/staff/actor-of.ts";
import { departments, staff } from "#db/staff/table.ts";
import { worksHere } from "#db/staff/works-here.ts";
import { leads } from "./table.ts";

const able = and(worksHere(), ne(staff.role, "admin"));

interface Known {
  id: string;
  ownerId: string | null;
}

/**
 * Who answers: whoever is responsible for the client, else the colleague of the key, else the one of its department who has
 * waited longest for a lead. Where none of them may, a director does: nothing is lost.
 */
export async function receiverOf(tx: Tx, key: ApiKey, known: Known | null): Promise<string> {
  const meant = [known?.ownerId, key.staffId].flatMap((id) => id ?? []);
  for (const candidates of [() => meant, () => inTurn(tx, key), () => directorIds(tx)])
    for (const id of await candidates()) if (await mayAnswer(tx, id, known)) return id;
  return (await directorIds(tx))[0] ?? key.createdBy;
}

/** Works here and, when we know the client, sees its card: a lead opens nobody a client of another branch. */
async function mayAnswer(tx: Tx, staffId: string, known: Known | null): Promise<boolean> {
  const actor = await actorOf(tx, staffId);
  if (!actor || actor.role === "admin") return false;
  if (!known) return true;
  return (await tx.$count(clients, and(eq(clients.id, known.id), visibleTo(actor)))) > 0;
}

async function inTurn(tx: Tx, { departmentId }: ApiKey): Promise<string[]> {
  if (!departmentId) return [];
  const last = sql`(select max(${leads.createdAt}) from ${leads}
    join ${assignments} on ${assignments.id} = ${leads.assignmentId} where ${assignments.executorId} = ${staff.id})`;
  const rows = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.departmentId, departmentId), able))
    .orderBy(
      // The head hands out work rather than waits for it in the row.
      desc(inArray(staff.role, ["sales_manager", "secretary"])),
      sql`${last} nulls first`,
      asc(staff.surname),
      asc(staff.id),
    );
  return rows.map(({ id }) => id);
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
