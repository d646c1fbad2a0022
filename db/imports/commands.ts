import type { z } from "zod";
import type { StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import { enqueueJob } from "#db/jobs/enqueue.ts";
import { can } from "#db/permissions.ts";
import { clean } from "#db/values/text.ts";
import { FileFault } from "./file/file-fault.ts";
import { inspectFile } from "./file/inspect-file.ts";
import { allow, checkedAnew, hold, order } from "./hold.ts";
import type * as input from "./input.ts";
import { busyStates, type KindKey } from "./input.ts";
import type { ImportKind } from "./kinds/kind.ts";
import { kindOf, kindWithOwn } from "./kinds/kinds.ts";
import { STALLED_MS } from "./limits.ts";
import { makeNames } from "./make-names.ts";
import { imports } from "./table.ts";
import { usableTemplate } from "./templates.ts";

/** Keeps an uploaded file and asks the worker to read it. A file that can be seen to be no table is refused at once. */
export async function uploadImport(
  tx: Tx,
  actor: StaffActor,
  file: { name: string; bytes: Uint8Array; kind?: KindKey; templateId?: string | null },
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
  const template = file.templateId ? await usableTemplate(tx, actor, file.templateId) : null;
  const kind = template?.kind ?? file.kind ?? "clients";
  if (!can(actor, kindOf(kind).permission)) throw new Refused("forbidden");
  const fileName = clean(file.name).slice(-200) || "file";
  const [row] = await tx
    .insert(imports)
    .values({
      authorId: actor.id,
      kind,
      templateId: template?.id ?? null,
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

/** Where each column goes and how rows meet the base; every row is then checked anew. */
export async function setMapping(
  tx: Tx,
  actor: StaffActor,
  { importId, version, mapping, settings }: z.output<typeof input.setMapping>,
  now: Date,
) {
  const held = await hold(tx, actor, importId, version, ["mapping", "ready"]);
  const kind = await kindWithOwn(held.kind, tx);
  const fields = held.headers.map((_, column) => {
    const key = mapping[column] ?? null;
    if (key !== null && !Object.hasOwn(kind.fields, key)) throw new Refused("invalid");
    return key;
  });
  refuseDoubles(fields, kind);
  const lacking = kind.needs.find(({ anyOf }) => !fields.some((key) => key !== null && anyOf.includes(key)));
  if (lacking) throw new Refused(lacking.code);
  const key = settings?.key ?? held.settings.key;
  const needs = kind.keys[key]?.needs ?? [];
  if (!needs.every((field) => fields.includes(field))) throw new Refused("import_key_not_mapped");
  return order(
    tx,
    actor,
    held,
    "import.map",
    // Names and rules are chosen later and elsewhere: they stay.
    {
      ...checkedAnew(now),
      mapping: fields,
      settings: settings
        ? { ...settings, names: held.settings.names, rules: held.settings.rules }
        : held.settings,
    },
    { before: held.mapping, after: fields },
  );
}

function refuseDoubles(mapped: readonly (string | null)[], { fields }: ImportKind): void {
  const single = mapped.filter((key): key is string => key !== null && !fields[key]?.many);
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
  const settings = await makeNames(tx, actor, held);
  // The cells stand in the rows: the file itself has done its service.
  const change = {
    state: "running",
    settings,
    file: null,
    cursor: 0,
    doneRows: 0,
    startedAt: now,
    progressAt: now,
  } as const;
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
