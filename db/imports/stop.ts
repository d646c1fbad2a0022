import { eq, sql } from "drizzle-orm";
import { jobActor } from "#db/actor.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import type { ImportWork } from "./rows.ts";
import { imports } from "./table.ts";

export const importJob = jobActor("imports.run");

/** Ends the work for good: nothing of what is written is lost, but nobody may go on in the author's name. */
export async function stopFor(
  tx: Tx,
  { id }: Pick<ImportWork, "id">,
  failure: "author_left",
  now: Date,
): Promise<null> {
  await tx
    .update(imports)
    .set({ state: "failed", failure, progressAt: now, finishedAt: now, version: sql`${imports.version} + 1` })
    .where(eq(imports.id, id));
  await recordEvent(tx, importJob, {
    command: "import.stop",
    entity: "import",
    entityId: id,
    after: { failure },
  });
  return null;
}
