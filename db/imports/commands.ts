import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import { enqueueJob } from "#db/jobs/enqueue.ts";
import { can } from "#db/permissions.ts";
import { clean } from "#db/values/text.ts";
import { type FieldKey, fieldOf, isFieldKey } from "./fields.ts";
import { FileFault } from "./file-fault.ts";
import type * as input from "./input.ts";
import { busyStates, type ImportState } from "./input.ts";
import { inspectFile } from "./inspect-file.ts";
import { STALLED_MS } from "./limits.ts";
import { visibleTo } from "./scope.ts";
import { imports } from "./table.ts";

function allow(actor: StaffActor): void {
  if (!can(actor, "client.import")) throw new Refused("forbidden");
}

/** Keeps an uploaded file and asks the worker to read it. A file that can be seen to be no table is refused at once. */
export async function uploadImport(
  tx: Tx,
  actor: StaffActor,
  file: { name: string; bytes: Uint8Array },
  now: Date,
) {
  allow(actor);
  try {
    inspectFile(file.bytes);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    throw new Refused(error.code === "too_large" ? "file_too_large" : "file_unreadable", {
      fault: error.code,
    });
  }
  const fileName = clean(file.name).slice(-200) || "file";
  const [row] = await tx
    .insert(imports)
    .values({
      authorId: actor.id,
      fileName,
      fileSize: file.bytes.byteLength,
      file: file.bytes,
      state: "reading",
      createdAt: now,
      progressAt: now,
    })
    .returning({ id: imports.id, number: imports.number });
  const made = found(row);
  await recordEvent(tx, actor, {
    command: "import.upload",
    entity: "import",
    entityId: made.id,
    after: { fileName },
  });
  await enqueueJob(tx, "imports.run", { importId: made.id });
  return made;
}

/** The import of a command, held; its version is compared, so that two windows cannot order two things. */
async function hold(
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

type Held = Awaited<ReturnType<typeof hold>>;

async function order(
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

/** Where each column goes; every row is then checked anew. */
export async function setMapping(
  tx: Tx,
  actor: StaffActor,
  { importId, version, mapping }: z.output<typeof input.setMapping>,
  now: Date,
) {
  const held = await hold(tx, actor, importId, version, ["mapping", "ready"]);
  const fields = held.headers.map((_, column) => {
    const key = mapping[column] ?? null;
    if (key !== null && !isFieldKey(key)) throw new Refused("invalid");
    return key;
  });
  refuseDoubles(fields);
  if (!fields.some((key) => key === "name" || key === "legal_name" || key === "person")) {
    throw new Refused("import_needs_name");
  }
  return order(
    tx,
    actor,
    held,
    "import.map",
    { state: "checking", mapping: fields, plan: null, cursor: 0, doneRows: 0, progressAt: now },
    { before: held.mapping, after: fields },
  );
}

function refuseDoubles(fields: readonly (FieldKey | null)[]): void {
  const single = fields.filter((key): key is FieldKey => key !== null && !fieldOf(key).many);
  const double = single.find((key, at) => single.indexOf(key) !== at);
  if (double) throw new Refused("import_column_twice", { field: double });
}

/** Writes what the check has shown. */
export async function startImport(
  tx: Tx,
  actor: StaffActor,
  { importId, version }: z.output<typeof input.startImport>,
  now: Date,
) {
  const held = await hold(tx, actor, importId, version, ["ready"]);
  const change = { state: "running", cursor: 0, doneRows: 0, startedAt: now, progressAt: now } as const;
  return order(tx, actor, held, "import.start", change, { after: held.plan });
}

/** Takes the import back. */
export async function undoImport(
  tx: Tx,
  actor: StaffActor,
  { importId, version }: z.output<typeof input.undoImport>,
  now: Date,
) {
  const held = await hold(tx, actor, importId, version, ["done"]);
  const change = { state: "undoing", cursor: 2_147_483_647, doneRows: 0, progressAt: now } as const;
  return order(tx, actor, held, "import.undo", change);
}

/** Asks the worker again for work that stands still. */
export async function resumeImport(
  tx: Tx,
  actor: StaffActor,
  { importId }: z.output<typeof input.resumeImport>,
  now: Date,
) {
  const held = await hold(tx, actor, importId, null, busyStates);
  if (held.progressAt !== null && now.getTime() - held.progressAt.getTime() < STALLED_MS)
    throw new Refused("import_running");
  return order(tx, actor, held, "import.resume", { progressAt: now });
}
