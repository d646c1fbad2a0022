import { eq, inArray } from "drizzle-orm";
import { type AnomalyKind, anomalyKinds } from "#db/access/anomalies.ts";
import { readWatch } from "#db/access/settings.ts";
import { type Suspicion, suspicions } from "#db/access/suspicions.ts";
import { type Anomaly, anomalies } from "#db/access/table.ts";
import { env } from "#db/env.ts";
import { found } from "#db/errors.ts";
import { inTransaction, type Tx } from "#db/index.ts";
import { enqueueLetter } from "#db/outbox/commands.ts";
import { branches, staff } from "#db/staff/table.ts";
import { hasAccess } from "#db/staff/works-here.ts";
import { shortName } from "#db/values/person-name.ts";
import { DEFAULT_ZONE } from "#db/values/time.ts";

const HOUR = 3_600_000;

/**
 * Looks for signs that the base is being carried away, writes each down once and tells the directors: one letter a
 * person, kind and hour. Any number of workers may look at once. Returns how many are new.
 */
export function watchAccess(now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const watch = await readWatch(tx);
    const found = await tx.execute<Suspicion>(suspicions(watch, now));
    const fresh = await notTold(tx, [...found]);
    if (fresh.length === 0) return 0;
    const rows = await tx
      .insert(anomalies)
      .values(
        fresh.map(({ kind, staff_id, window_at, count, threshold, details }) => ({
          ...{ kind, staffId: staff_id, windowAt: new Date(window_at), foundAt: now },
          ...{ count, threshold, details },
        })),
      )
      .onConflictDoNothing()
      .returning();
    if (rows.length > 0) await tellDirectors(tx, rows, now);
    return rows.length;
  });
}

/** A burst that goes on over the full hour is the same burst: one of the hour before or after is written down already. */
async function notTold(tx: Tx, found: readonly Suspicion[]): Promise<Suspicion[]> {
  if (found.length === 0) return [];
  const told = await tx
    .select({ kind: anomalies.kind, staffId: anomalies.staffId, windowAt: anomalies.windowAt })
    .from(anomalies)
    .where(inArray(anomalies.staffId, [...new Set(found.map((row) => row.staff_id))]));
  const known = told.map(({ kind, staffId, windowAt }) => ({ kind, staffId, at: windowAt.getTime() }));
  const inOrder = found
    .map((row) => ({ ...row, at: new Date(row.window_at).getTime() }))
    .sort((a, b) => a.at - b.at);
  return inOrder.filter(({ kind, staff_id: staffId, lasting, at }) => {
    const near = lasting ? HOUR : 0;
    if (known.some((row) => row.kind === kind && row.staffId === staffId && Math.abs(row.at - at) <= near))
      return false;
    known.push({ kind, staffId, at });
    return true;
  });
}

async function tellDirectors(tx: Tx, rows: readonly Anomaly[], now: Date): Promise<void> {
  const people = await tx
    .select({
      id: staff.id,
      email: staff.email,
      surname: staff.surname,
      given: staff.given,
      patronymic: staff.patronymic,
      role: staff.role,
      locale: staff.locale,
      closedAt: staff.closedAt,
      accessEndedAt: staff.accessEndedAt,
      zone: branches.timeZone,
    })
    .from(staff)
    .leftJoin(branches, eq(branches.id, staff.branchId));
  const directors = people.filter((person) => person.role === "director" && hasAccess(person));
  for (const { kind, staffId, windowAt, count, threshold } of rows) {
    const who = found(people.find(({ id }) => id === staffId));
    for (const director of directors) {
      await enqueueLetter(
        tx,
        {
          kind: "anomaly-found",
          props: {
            what: anomalyKinds[kind].label[director.locale],
            unit: anomalyKinds[kind].unit,
            ...{ who: shortName(who), count, threshold },
            at: windowAt.toISOString(),
            timeZone: who.zone ?? DEFAULT_ZONE,
            url: `${env().APP_URL}/safety/anomalies`,
          },
          runKey: runKey(kind, staffId, director.id, now),
          to: { address: director.email, name: shortName(director), staffId: director.id },
          locale: director.locale,
        },
        now,
      );
    }
  }
}

/** The hour stands in it, so that a second letter of the same hour is none. */
const runKey = (kind: AnomalyKind, staffId: string, directorId: string, now: Date) =>
  `anomaly:${kind}:${staffId}:${now.toISOString().slice(0, 13)}:${directorId}`;
