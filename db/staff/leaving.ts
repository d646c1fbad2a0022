import { and, asc, eq, isNotNull, isNull, or } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { revokeKeysOf } from "#db/api-keys/commands.ts";
import { passOnAssignments } from "#db/assignments/pass-on.ts";
import { assignComplaint } from "#db/complaints/hand-over.ts";
import { complaints } from "#db/complaints/table.ts";
import { mayOwn } from "#db/complaints/triage.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import { complaintsOf, countHeld } from "./held.ts";
import type { HandOver } from "./input.ts";
import { tellDirectors } from "./letters.ts";
import { endSessionsOf } from "./sessions.ts";
import { staff } from "./table.ts";
import { hasAccess, worksHere } from "./works-here.ts";

interface Person {
  id: string;
}

/** One lock on all directors: two closings at a time must not leave the office without any. */
async function checkDirectors(tx: Tx, actor: StaffActor, id: string): Promise<void> {
  const directors = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, "director"), worksHere()))
    .for("update");
  if (actor.role !== "director" && (await isDirector(tx, id))) throw new Refused("forbidden");
  if (directors.length > 0 && directors.every((director) => director.id === id)) {
    throw new Refused("last_director");
  }
}

const isDirector = async (tx: Tx, id: string) =>
  (await tx.$count(staff, and(eq(staff.id, id), eq(staff.role, "director"), isNull(staff.closedAt)))) > 0;

/**
 * End a colleague's access: every session stops working with the next request, and
 * the keys they made. What they hold stays to be handed over.
 */
export async function endAccess(tx: Tx, actor: StaffActor, { id }: Person, now: Date): Promise<void> {
  await checkDirectors(tx, actor, id);
  const [row] = await tx
    .update(staff)
    .set({ accessEndedAt: now })
    .where(and(eq(staff.id, id), worksHere()))
    .returning({ id: staff.id });
  found(row);
  await endSessionsOf(tx, id, now);
  await revokeKeysOf(tx, actor, id, now);
  await recordEvent(tx, actor, { command: "staff.end_access", entity: "staff", entityId: id });
}

/** Close the account of somebody who has left. It waits until nothing is held: nothing may hang on nobody. */
export async function closeAccount(tx: Tx, actor: StaffActor, { id }: Person, now: Date): Promise<void> {
  await checkDirectors(tx, actor, id);
  // Locked before the count: whoever hands work to this person locks the row too, and comes before or after.
  const [row] = await tx
    .select({ accessEndedAt: staff.accessEndedAt })
    .from(staff)
    .where(and(eq(staff.id, id), isNull(staff.closedAt)))
    .for("update");
  const { accessEndedAt } = found(row);
  const held = await countHeld(tx, id);
  if (held.assignments + held.complaints > 0) throw new Refused("staff_holds", { ...held });
  await tx
    .update(staff)
    .set({ closedAt: now, accessEndedAt: accessEndedAt ?? now })
    .where(eq(staff.id, id));
  await endSessionsOf(tx, id, now);
  await revokeKeysOf(tx, actor, id, now);
  await recordEvent(tx, actor, { command: "staff.close", entity: "staff", entityId: id });
}

/** Let a colleague in again with the password they had; a former director by a director only. */
export async function reopenAccount(tx: Tx, actor: StaffActor, { id }: Person, now: Date): Promise<void> {
  const [row] = await tx
    .update(staff)
    .set({ closedAt: null, accessEndedAt: null })
    .where(and(eq(staff.id, id), or(isNotNull(staff.closedAt), isNotNull(staff.accessEndedAt))))
    .returning();
  const person = found(row);
  if (person.role === "director" && actor.role !== "director") throw new Refused("forbidden");
  await tellDirectors(tx, actor, person, "reopened", now);
  await recordEvent(tx, actor, { command: "staff.reopen", entity: "staff", entityId: id });
}

/**
 * Everything that a colleague holds goes on with another one: what was given is given by the actor from now on, what was
 * being done is handed to the successor, and the actor answers for it until they accept.
 */
export async function handOverWork(
  tx: Tx,
  actor: StaffActor,
  { id, toId }: HandOver,
  now: Date,
): Promise<{ assignments: number; complaints: number }> {
  if (id === toId) throw new Refused("addressee_required", { field: "toId" });
  const [leaver] = await tx.select().from(staff).where(eq(staff.id, id)).for("update");
  if (hasAccess(found(leaver))) throw new Refused("staff_still_in");
  if (!(await mayOwn(tx, toId))) throw new Refused("addressee_closed", { field: "toId" });
  const assigned = await passOnAssignments(tx, actor, { id, toId }, now);
  const rows = await tx
    .select({ id: complaints.id, ownerId: complaints.ownerId, version: complaints.version })
    .from(complaints)
    .where(complaintsOf(id))
    .orderBy(asc(complaints.id))
    .for("no key update");
  for (const row of rows) {
    let expectedVersion = row.version;
    if (row.ownerId === id) {
      const own = { id: row.id, expectedVersion, staffId: actor.id };
      ({ version: expectedVersion } = await assignComplaint(tx, actor, own, now));
      if (toId === actor.id) continue;
    }
    await assignComplaint(tx, actor, { id: row.id, expectedVersion, staffId: toId }, now);
  }
  const counted = { assignments: assigned, complaints: rows.length };
  await recordEvent(tx, actor, {
    command: "staff.hand_over",
    entity: "staff",
    entityId: id,
    after: { toId, ...counted },
  });
  return counted;
}
