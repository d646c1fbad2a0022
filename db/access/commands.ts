import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { checkAnomaly as input } from "#db/access/input.ts";
import { anomalies } from "#db/access/table.ts";
import type { StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";

/** Somebody has looked at it and says what it was. Nobody acquits themselves, a director alone in the office excepted. */
export async function checkAnomaly(
  tx: Tx,
  actor: StaffActor,
  { id, version, remark }: z.output<typeof input>,
  now: Date,
): Promise<void> {
  if (!can(actor, "anomaly.check")) throw new Refused("forbidden");
  const [row] = await tx.select().from(anomalies).where(eq(anomalies.id, id)).for("update");
  const anomaly = found(row);
  if (anomaly.checkedAt) throw new Refused("anomaly_checked");
  if (anomaly.version !== version) throw new Refused("stale");
  if (anomaly.staffId === actor.id && (await hasOtherChecker(tx, actor))) throw new Refused("anomaly_own");
  await tx
    .update(anomalies)
    .set({ checkedAt: now, checkedBy: actor.id, remark, version: sql`${anomalies.version} + 1` })
    .where(eq(anomalies.id, id));
  await recordEvent(tx, actor, {
    command: "anomaly.check",
    entity: "anomaly",
    entityId: id,
    after: { kind: anomaly.kind, staffId: anomaly.staffId, remark },
  });
}

async function hasOtherChecker(tx: Tx, actor: StaffActor): Promise<boolean> {
  const rows = await tx.query.staff.findMany({
    columns: { id: true },
    where: (person, { and, inArray, isNull, ne }) =>
      and(
        inArray(person.role, ["director", "admin"]),
        ...[isNull(person.closedAt), isNull(person.accessEndedAt)],
        ne(person.id, actor.id),
      ),
    limit: 1,
  });
  return rows.length > 0;
}
