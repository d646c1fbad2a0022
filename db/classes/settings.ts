import { desc, eq, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import type { SaveClassSettings } from "#db/classes/input.ts";
import { type ClassParameters, classSettings } from "#db/classes/table.ts";
import { Refused } from "#db/errors.ts";
import { events, recordEvent } from "#db/events.ts";
import { db, type Reader, type Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { staff } from "#db/staff/table.ts";

/**
 * How an office counts that has changed nothing. 80 and 95 are Pareto's borders. The 10 and 25 % of textbooks were made
 * for stock: clients do not buy so evenly, and nearly all would be Z. At 50 % somebody who buys in ten months of twelve
 * is X, at 100 % in every second month is Y.
 */
export const usualClasses: ClassParameters = {
  months: 12,
  abcA: 80,
  abcB: 95,
  border: "next",
  xyzX: 50,
  xyzY: 100,
  lessReturns: true,
};

/** The parameters in force, and the version to name when they are changed; 0 as long as nobody has. */
export async function readClassSettings(reader: Reader = db): Promise<ClassParameters & { version: number }> {
  const [row] = await reader.select().from(classSettings);
  if (!row) return { ...usualClasses, version: 0 };
  const { onlyOne: _, ...settings } = row;
  return settings;
}

/** Who changed the parameters last, and when; null when nobody has. */
export async function lastChangeOfSettings() {
  const [row] = await db
    .select({ at: events.at, surname: staff.surname, given: staff.given, patronymic: staff.patronymic })
    .from(events)
    .innerJoin(staff, eq(staff.id, events.actorId))
    .where(eq(events.command, "classes.settings"))
    .orderBy(desc(events.at))
    .limit(1);
  return row ?? null;
}

/** Changes how classes are counted, from the next count on. Whoever has not seen the newest is refused with both. */
export async function saveClassSettings(
  tx: Tx,
  actor: StaffActor,
  { version, ...next }: SaveClassSettings,
): Promise<void> {
  if (!can(actor, "classes.settings")) throw new Refused("forbidden");
  await tx
    .insert(classSettings)
    .values({ ...usualClasses, version: 0 })
    .onConflictDoNothing();
  const [row] = await tx.select().from(classSettings).for("update");
  if (row?.version !== version) throw new Refused("stale", { now: row });
  await tx
    .update(classSettings)
    .set({ ...next, version: sql`${classSettings.version} + 1` })
    .where(eq(classSettings.onlyOne, true));
  const { onlyOne: _, version: __, ...before } = row;
  await recordEvent(tx, actor, {
    command: "classes.settings",
    entity: "class_settings",
    entityId: null,
    before,
    after: next,
  });
}
