import { and, asc, eq, inArray, notExists } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { clients } from "../clients/table.ts";
import { inTransaction, type Reader, type Tx } from "../index.ts";
import { enqueueLetter } from "../outbox/commands.ts";
import { branches, departments, staff } from "../staff/table.ts";
import { isWorkingTime } from "../values/calendar.ts";
import { shortName } from "../values/person-name.ts";
import { DEFAULT_ZONE } from "../values/time.ts";
import { headsOf, type Reached, reached } from "./heads.ts";
import { addressOf, clip } from "./letters.ts";
import { isOverdue } from "./overdue.ts";
import { alarms, assignments } from "./table.ts";

const level = "overdue";
const batchSize = 200;

/**
 * Raise the alarm of every assignment whose term has passed, once for each term: a letter to the holder and one to the
 * holder's head, in working time of the holder's branch. Any number of workers may sweep at once. Returns how many
 * alarms this call has raised.
 */
export async function sweepAlarms(now: Date): Promise<number> {
  let raised = 0;
  for (;;) {
    const batch = await inTransaction((tx) => raiseBatch(tx, now));
    raised += batch.raised;
    if (batch.seen < batchSize) return raised;
  }
}

async function raiseBatch(tx: Tx, now: Date): Promise<{ seen: number; raised: number }> {
  const late = await lockLate(tx, now);
  if (late.length === 0) return { seen: 0, raised: 0 };
  const heads = await headsOf(
    tx,
    late.map((item) => item.holder),
  );
  const withHead = late.map((item) => ({ ...item, head: heads.get(item.holder.id) ?? null }));
  const rows = withHead.map(({ id, generation, holder, head }) => ({
    assignmentId: id,
    generation,
    level,
    raisedAt: now,
    recipients: head ? [holder.id, head.id] : [holder.id],
  }));
  // A sweep that began before another one's commit still sees the item as quiet: the unique key decides.
  const won = await tx
    .insert(alarms)
    .values(rows)
    .onConflictDoNothing()
    .returning({ assignmentId: alarms.assignmentId });
  const mine = new Set(won.map((row) => row.assignmentId));
  for (const item of withHead.filter(({ id }) => mine.has(id))) {
    await tell(tx, item, "holder", item.holder, now);
    if (item.head) await tell(tx, item, "head", item.head, now);
  }
  return { seen: late.length, raised: mine.size };
}

type Late = Awaited<ReturnType<typeof lockLate>>[number];

async function lockLate(tx: Tx, now: Date) {
  const issuers = alias(staff, "issuer");
  const executors = alias(staff, "executor");
  const zones = await workingZones(tx, now);
  if (zones.length === 0) return [];
  const known = tx
    .select({ id: alarms.id })
    .from(alarms)
    .where(
      and(
        eq(alarms.assignmentId, assignments.id),
        eq(alarms.generation, assignments.generation),
        eq(alarms.level, level),
      ),
    );
  return tx
    .select({
      id: assignments.id,
      title: assignments.title,
      state: assignments.state,
      generation: assignments.generation,
      dueAt: assignments.dueAt,
      client: clients.name,
      holder: reached,
      issuer: { surname: issuers.surname, given: issuers.given, patronymic: issuers.patronymic },
      executor: { surname: executors.surname, given: executors.given, patronymic: executors.patronymic },
      department: departments.name,
    })
    .from(assignments)
    .innerJoin(staff, eq(staff.id, assignments.custodianId))
    .innerJoin(issuers, eq(issuers.id, assignments.issuerId))
    .leftJoin(branches, eq(branches.id, staff.branchId))
    .leftJoin(executors, eq(executors.id, assignments.executorId))
    .leftJoin(departments, eq(departments.id, assignments.departmentId))
    .leftJoin(clients, eq(clients.id, assignments.clientId))
    .where(and(isOverdue(now), inArray(reached.timeZone, zones), notExists(known)))
    .orderBy(asc(assignments.dueAt), asc(assignments.id))
    .limit(batchSize)
    .for("update", { of: assignments, skipLocked: true });
}

/** The zones of the company's branches in which people are at work now. */
async function workingZones(reader: Reader, now: Date): Promise<string[]> {
  const rows = await reader.selectDistinct({ zone: branches.timeZone }).from(branches);
  const zones = new Set([DEFAULT_ZONE, ...rows.map((row) => row.zone)]);
  return [...zones].filter((zone) => isWorkingTime(now, zone));
}

async function tell(tx: Tx, item: Late, audience: "holder" | "head", to: Reached, now: Date): Promise<void> {
  const asked = item.executor ? shortName(item.executor) : item.department;
  await enqueueLetter(
    tx,
    {
      kind: "assignment-overdue",
      props: {
        audience,
        title: clip(item.title),
        client: item.client === null ? null : clip(item.client),
        holder: shortName(item.holder),
        notAcceptedBy: item.state === "accepted" ? null : asked,
        giver: shortName(item.issuer),
        dueAt: item.dueAt.toISOString(),
        timeZone: to.timeZone,
        url: addressOf(item.id),
      },
      runKey: `assignment-${level}:${item.id}:${item.generation}:${audience}`,
      to: { address: to.email, name: shortName(to), staffId: to.id },
      locale: to.locale,
      about: { entity: "assignment", id: item.id },
    },
    now,
  );
}
