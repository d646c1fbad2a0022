import { and, eq, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import { enqueueJob } from "#db/jobs/enqueue.ts";
import { can } from "#db/permissions.ts";
import { busyStates, type ImportState } from "./input.ts";
import { visibleTo } from "./scope.ts";
import { imports } from "./table.ts";

export function allow(actor: StaffActor): void {
  if (!can(actor, "client.import")) throw new Refused("forbidden");
}

/** The import of a command, held; its version is compared, so that two windows cannot order two things. */
export async function hold(
  tx: Tx,
  actor: StaffActor,
  importId: string,
  version: number | null,
  states: readonly ImportState[],
) {
  allow(actor);
  const [row] = await tx
    .select({
      id: imports.id,
      state: imports.state,
      version: imports.version,
      headers: imports.headers,
      mapping: imports.mapping,
      plan: imports.plan,
      progressAt: imports.progressAt,
      kind: imports.kind,
      settings: imports.settings,
      fixes: imports.fixes,
      unknown: imports.unknown,
      hasFile: sql<boolean>`${imports.file} is not null`,
    })
    .from(imports)
    .where(and(eq(imports.id, importId), visibleTo(actor)))
    .for("update");
  const held = found(row);
  if (busyStates.includes(held.state) && !states.includes(held.state)) throw new Refused("import_running");
  if (version !== null && held.version !== version) throw new Refused("stale", { version: held.version });
  if (!states.includes(held.state)) {
    throw new Refused(states.includes("done") ? "import_not_undoable" : "stale", { version: held.version });
  }
  return held;
}

export type Held = Awaited<ReturnType<typeof hold>>;

/** The worker's next work on the import, with what it is to go by, and one event. */
export async function order(
  tx: Tx,
  actor: StaffActor,
  held: Held,
  command: string,
  change: Partial<typeof imports.$inferInsert>,
  { before, after }: { before?: unknown; after?: unknown } = {},
) {
  const version = held.version + 1;
  await tx
    .update(imports)
    .set({ ...change, version })
    .where(eq(imports.id, held.id));
  await recordEvent(tx, actor, { command, entity: "import", entityId: held.id, before, after });
  await enqueueJob(tx, "imports.run", { importId: held.id });
  return { version };
}

/** What a new check begins with. */
export const checkedAnew = (now: Date): Partial<typeof imports.$inferInsert> => ({
  state: "checking",
  plan: null,
  unknown: [],
  cursor: 0,
  doneRows: 0,
  progressAt: now,
  failure: null,
});
