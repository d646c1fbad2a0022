import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { clockSteps } from "#db/complaints/clock-events.ts";
import { type Clock, replayAll, usedMinutesAt } from "#db/complaints/clocks.ts";
import { isLevel, ladder, rungsOf } from "#db/complaints/ladder.ts";
import { complaintsVisibleTo } from "#db/complaints/scope.ts";
import { complaintAlarms, complaintEntries, complaints } from "#db/complaints/table.ts";
import { type LegalTerm, ruleByKey } from "#db/complaints/terms.ts";
import { found } from "#db/errors.ts";
import { db } from "#db/index.ts";
import { branches, staff } from "#db/staff/table.ts";
import { shortName } from "#db/values/person-name.ts";
import { DEFAULT_ZONE } from "#db/values/time.ts";

/** Everything that the drawing of the terms needs: how both clocks ran, who held it, who was and will be warned. */
export async function complaintClocks(actor: Actor, id: string, now: Date) {
  const [row] = await db
    .select({ item: complaints, zone: sql<string>`coalesce(${branches.timeZone}, ${DEFAULT_ZONE})` })
    .from(complaints)
    .leftJoin(branches, eq(branches.id, complaints.branchId))
    .where(and(eq(complaints.id, id), complaintsVisibleTo(actor)));
  const { item, zone } = found(row);
  const [steps, alarms, holders] = await Promise.all([clockSteps(db, id), climbed(id), holdersOf(id)]);
  const { legal, internal } = replayAll(steps, zone);
  const sent = alarms.filter(({ generation }) => generation === item.generation);
  const isPaused = item.state === "waiting_client";
  const rungs = rungsOf({ ...item, isPaused }, zone);
  const highest = Math.max(-1, ...sent.map(({ level }) => rungs.findIndex((rung) => rung.level === level)));
  const term = legal.terms as LegalTerm | null;
  const rule = term ? ruleByKey(term.rule) : undefined;
  const moments = (name: "legal" | "internal") =>
    steps.filter(({ clock }) => clock === name).map(({ event, at, dueAt }) => ({ event, at, dueAt }));
  return {
    now,
    timeZone: zone,
    registeredAt: item.registeredAt,
    legal: {
      ...drawn(legal),
      moments: moments("legal"),
      /** The counted day, the last one left and the one we steer by. */
      countedOn: term?.countedOn ?? null,
      lastOn: term?.lastOn ?? null,
      steerOn: term?.steerOn ?? null,
      presentedOn: term?.presentedOn ?? null,
      days: rule?.days ?? null,
      dayKind: rule?.dayKind ?? null,
      article: rule?.article ?? null,
      source: rule?.source ?? null,
    },
    internal: {
      ...drawn(internal),
      moments: moments("internal"),
      minutes: internal.terms && "minutes" in internal.terms ? internal.terms.minutes : null,
      usedMinutes: usedMinutesAt(internal, now, zone),
    },
    holders,
    alarms: {
      sent: alarms.map(({ level, raisedAt }) => ({ level, at: raisedAt, label: ladder[level].label })),
      /** By the terms as they are now; a paused one makes no alarm of its own. */
      coming: rungs
        .slice(highest + 1)
        .map(({ level, at, because }) => ({ level, at, because, label: ladder[level].label })),
    },
  };
}

export type DrawnClocks = Awaited<ReturnType<typeof complaintClocks>>;

const drawn = ({ dueAt, state, segments }: Clock) => ({ dueAt, state, segments });

async function climbed(id: string) {
  const rows = await db
    .select({
      level: complaintAlarms.level,
      generation: complaintAlarms.generation,
      raisedAt: complaintAlarms.raisedAt,
    })
    .from(complaintAlarms)
    .where(eq(complaintAlarms.complaintId, id))
    .orderBy(asc(complaintAlarms.raisedAt));
  return rows.flatMap(({ level, ...row }) => (isLevel(level) ? [{ ...row, level }] : []));
}

/** Who has answered for it from when: the last one does now. */
async function holdersOf(id: string) {
  const rows = await db
    .select({
      at: complaintEntries.at,
      id: staff.id,
      surname: staff.surname,
      given: staff.given,
      patronymic: staff.patronymic,
    })
    .from(complaintEntries)
    .innerJoin(staff, eq(staff.id, complaintEntries.ownerId))
    .where(and(eq(complaintEntries.complaintId, id), isNotNull(complaintEntries.ownerId)))
    .orderBy(asc(complaintEntries.at), asc(complaintEntries.id));
  return rows.map((row, i) => ({
    id: row.id,
    name: shortName(row),
    from: row.at,
    to: rows[i + 1]?.at ?? null,
  }));
}
