import { desc, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { erasures } from "#db/erasures/table.ts";
import { Refused } from "#db/errors.ts";
import { events } from "#db/events.ts";
import { db, type Reader } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { company, staff } from "#db/staff/table.ts";

function allow(actor: StaffActor): void {
  if (!can(actor, "erasure.view")) throw new Refused("forbidden");
}

const columns = {
  id: erasures.id,
  number: erasures.number,
  subjectKind: erasures.subjectKind,
  subjectId: erasures.subjectId,
  ground: erasures.ground,
  basis: erasures.basis,
  orderedAt: erasures.orderedAt,
  doneAt: erasures.doneAt,
  tally: erasures.tally,
  swept: erasures.swept,
  kept: erasures.kept,
  repeatedAt: erasures.repeatedAt,
  by: { surname: staff.surname, given: staff.given, patronymic: staff.patronymic },
};

/** Acts, the newest first. They name nobody, so an administrator may read them too. */
export function listErasures(actor: StaffActor, reader: Reader = db) {
  allow(actor);
  return reader
    .select(columns)
    .from(erasures)
    .leftJoin(staff, eq(staff.id, erasures.orderedBy))
    .orderBy(desc(erasures.number))
    .limit(500);
}

/** One act and its lines of the log. */
export async function getErasure(actor: StaffActor, number: number, reader: Reader = db) {
  allow(actor);
  if (!Number.isSafeInteger(number) || number < 1 || number > 2_147_483_647) return undefined;
  const [act] = await reader
    .select(columns)
    .from(erasures)
    .leftJoin(staff, eq(staff.id, erasures.orderedBy))
    .where(eq(erasures.number, number));
  if (!act) return undefined;
  const log = await reader
    .select({ id: events.id, at: events.at, command: events.command, job: events.job })
    .from(events)
    .where(eq(events.entityId, act.id))
    .orderBy(events.at, events.id);
  const [own] = await reader.select({ name: company.name }).from(company);
  return { ...act, company: own?.name ?? "", log };
}

export type ErasureAct = NonNullable<Awaited<ReturnType<typeof getErasure>>>;
export type ErasureRow = Awaited<ReturnType<typeof listErasures>>[number];
