import { and, asc, eq, gt, inArray, lte, ne, notExists, or, sql } from "drizzle-orm";
import { headsOf, type Reached, reached } from "#db/assignments/heads.ts";
import { type Level, rungsOf, stepDue } from "#db/complaints/ladder.ts";
import { tellStaff } from "#db/complaints/letters.ts";
import { owedStates } from "#db/complaints/states.ts";
import { type Complaint, complaintAlarms, complaints } from "#db/complaints/table.ts";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { oneOf } from "#db/one-of.ts";
import { branches, staff } from "#db/staff/table.ts";
import { hasAccess, worksHere } from "#db/staff/works-here.ts";
import { isWorkingTime } from "#db/values/calendar.ts";
import { shortName } from "#db/values/person-name.ts";
import { DEFAULT_ZONE, localDate } from "#db/values/time.ts";

const batchSize = 200;
/** Four working days before a legal term may be three weeks, over the New Year. */
const horizon = 21 * 86_400_000;

const zone = sql<string>`coalesce(${branches.timeZone}, ${DEFAULT_ZONE})`;

/**
 * Climb the ladder of every late complaint by the highest step that is due, once for each term, in working time of its
 * branch. Any number of workers may sweep at once, and one that dies leaves nothing half done. Answers how many.
 */
export async function sweepComplaintAlarms(now: Date): Promise<number> {
  let raised = 0;
  let after: string | null = null;
  for (;;) {
    const rows: Pressing[] = await pressing(now, after);
    const due = rows.filter((row) => isDue(row, now)).map(({ id }) => id);
    if (due.length > 0) raised += await inTransaction((tx) => raise(tx, due, now));
    after = rows.at(-1)?.id ?? null;
    if (rows.length < batchSize || after === null) return raised;
  }
}

type Pressing = Awaited<ReturnType<typeof pressing>>[number];

const columns = {
  id: complaints.id,
  state: complaints.state,
  generation: complaints.generation,
  registeredAt: complaints.registeredAt,
  internalDueAt: complaints.internalDueAt,
  legalDueAt: complaints.legalDueAt,
  zone,
  climbed: sql<string[]>`coalesce((select array_agg(${complaintAlarms.level}) from ${complaintAlarms}
    where ${complaintAlarms.complaintId} = ${complaints.id}
      and ${complaintAlarms.generation} = ${complaints.generation}), '{}')`,
};

/** Open entries whose term has passed or comes near and whose ladder is not climbed to the top, by id. */
function pressing(now: Date, after: string | null) {
  const atTheTop = db
    .select({ id: complaintAlarms.id })
    .from(complaintAlarms)
    .where(
      and(
        eq(complaintAlarms.complaintId, complaints.id),
        eq(complaintAlarms.generation, complaints.generation),
        eq(complaintAlarms.level, "director" satisfies Level),
      ),
    );
  return db
    .select(columns)
    .from(complaints)
    .leftJoin(branches, eq(branches.id, complaints.branchId))
    .where(
      and(
        inArray(complaints.state, owedStates),
        or(lte(complaints.internalDueAt, now), lte(complaints.legalDueAt, new Date(now.getTime() + horizon))),
        after === null ? undefined : gt(complaints.id, after),
        notExists(atTheTop),
      ),
    )
    .orderBy(asc(complaints.id))
    .limit(batchSize);
}

function isDue(row: Pressing, now: Date): boolean {
  return isWorkingTime(now, row.zone) && dueStep(row, row.climbed, row.zone, now) !== null;
}

type Termed = Pick<Complaint, "state" | "registeredAt" | "internalDueAt" | "legalDueAt">;

function dueStep(item: Termed, climbed: readonly string[], itsZone: string, now: Date): Level | null {
  const isPaused = item.state === "waiting_client";
  return stepDue(rungsOf({ ...item, isPaused }, itsZone), climbed, now);
}

/** One who is at work on the complaint has it locked: it is looked at again in half a minute. */
async function raise(tx: Tx, ids: readonly string[], now: Date): Promise<number> {
  const rows = await tx
    .select({ item: complaints, zone, climbed: columns.climbed })
    .from(complaints)
    .leftJoin(branches, eq(branches.id, complaints.branchId))
    .where(and(oneOf(complaints.id, ids), inArray(complaints.state, owedStates)))
    .orderBy(asc(complaints.id))
    .for("no key update", { of: complaints, skipLocked: true });
  let raised = 0;
  for (const row of rows) {
    const level = dueStep(row.item, row.climbed, row.zone, now);
    if (level && (await climb(tx, row, level, now))) raised++;
  }
  return raised;
}

async function climb(
  tx: Tx,
  { item, zone: itsZone, climbed }: { item: Complaint; zone: string; climbed: string[] },
  level: Level,
  now: Date,
): Promise<boolean> {
  const [holder] = await tx
    .select({ ...reached, closedAt: staff.closedAt, accessEndedAt: staff.accessEndedAt })
    .from(staff)
    .leftJoin(branches, eq(branches.id, staff.branchId))
    .where(eq(staff.id, item.ownerId));
  if (!holder) return false;
  const above = level === "holder" ? null : await whoHears(tx, holder, level);
  // After a long silence only the highest step is taken: whoever holds it must hear of it all the same.
  const own = hasAccess(holder) && climbed.length === 0 ? [holder] : [];
  const readers = [...new Map([...own, ...(above ? [above] : [])].map((one) => [one.id, one])).values()];
  const won = await tx
    .insert(complaintAlarms)
    .values({
      ...{ complaintId: item.id, generation: item.generation, level, raisedAt: now },
      recipients: readers.map(({ id }) => id),
    })
    .onConflictDoNothing()
    .returning({ id: complaintAlarms.id });
  if (won.length === 0) return false;
  const isPassed =
    item.internalDueAt !== null && item.internalDueAt <= now && item.state !== "waiting_client";
  const steerOn = localDate(item.legalDueAt ?? now, itsZone);
  for (const person of readers) {
    const props = {
      ...{ level, isHolder: person.id === holder.id, holder: shortName(holder), steerOn },
      passedAt: isPassed ? (item.internalDueAt?.toISOString() ?? null) : null,
      lastOn: item.legalDueOn ?? steerOn,
    };
    const occasion = `${item.generation}:${level}`;
    await tellStaff(tx, item, person, { kind: "complaint-overdue", occasion, props }, now);
  }
  return true;
}

async function whoHears(tx: Tx, holder: Reached, level: Level): Promise<Reached | null> {
  if (level === "head") return (await headsOf(tx, [holder])).get(holder.id) ?? null;
  const [director] = await tx
    .select(reached)
    .from(staff)
    .leftJoin(branches, eq(branches.id, staff.branchId))
    .where(and(eq(staff.role, "director"), worksHere(), ne(staff.id, holder.id)))
    .orderBy(asc(staff.createdAt), asc(staff.id))
    .limit(1);
  return director ?? null;
}
