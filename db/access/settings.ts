import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { watchSettings } from "#db/access/table.ts";
import type { StaffActor } from "#db/actor.ts";
import { Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { db, type Reader, type Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import type { saveWatch } from "./input.ts";

/** Where the lines stand in an office that has not moved them. */
export const usualWatch = {
  viewsAnHour: 60,
  listedAnHour: 200,
  timesUsual: 2,
  exportRows: 1_000,
  reassigned: 50,
  nightFrom: 22,
  nightTo: 6,
  nightViews: 10,
  keepDays: 1_095,
} as const;

export type Watch = { -readonly [K in keyof typeof usualWatch]: number };

/** The lines in force, and the version to name when they are moved; 0 as long as nobody has. */
export async function readWatch(reader: Reader = db): Promise<Watch & { version: number }> {
  const [row] = await reader.select().from(watchSettings);
  if (!row) return { ...usualWatch, version: 0 };
  const { onlyOne: _, ...watch } = row;
  return watch;
}

/** Moves the lines. Whoever has not seen the newest ones is refused with both. */
export async function saveWatchSettings(
  tx: Tx,
  actor: StaffActor,
  { version, ...next }: z.output<typeof saveWatch>,
): Promise<void> {
  if (!can(actor, "watch.settings")) throw new Refused("forbidden");
  await tx
    .insert(watchSettings)
    .values({ ...usualWatch, version: 0 })
    .onConflictDoNothing();
  const [row] = await tx.select().from(watchSettings).for("update");
  if (row?.version !== version) throw new Refused("stale", { now: row });
  await tx
    .update(watchSettings)
    .set({ ...next, version: sql`${watchSettings.version} + 1` })
    .where(eq(watchSettings.onlyOne, true));
  const { onlyOne: _, version: __, ...before } = row;
  await recordEvent(tx, actor, {
    command: "watch.settings",
    entity: "watch_settings",
    entityId: null,
    before,
    after: next,
  });
}
