import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Actor, StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { db, type Reader, type Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { staff } from "#db/staff/table.ts";
import { allow, hold } from "./hold.ts";
import type * as input from "./input.ts";
import { importTemplates } from "./template-table.ts";

/** Who may import sees all of them: they belong to the office, not to one person. */
const usable = (actor: Actor) =>
  and(isNull(importTemplates.deletedAt), can(actor, "client.import") ? sql`true` : sql`false`);

export function listTemplates(actor: Actor, reader: Reader = db) {
  return reader
    .select({
      id: importTemplates.id,
      name: importTemplates.name,
      kind: importTemplates.kind,
      columns: sql<number>`jsonb_array_length(${importTemplates.columns})`,
      fixes: sql<number>`jsonb_array_length(${importTemplates.fixes})`,
      createdAt: importTemplates.createdAt,
      author: { surname: staff.surname, given: staff.given, patronymic: staff.patronymic },
    })
    .from(importTemplates)
    .innerJoin(staff, eq(staff.id, importTemplates.authorId))
    .where(usable(actor))
    .orderBy(asc(importTemplates.name), asc(importTemplates.id));
}

/** Keeps how this file is loaded for others like it: columns by their headers, settings, and fixes that hold everywhere. */
export async function saveTemplate(
  tx: Tx,
  actor: StaffActor,
  { importId, version, name }: z.output<typeof input.saveTemplate>,
  now: Date,
) {
  const held = await hold(tx, actor, importId, version, ["mapping", "ready", "done"]);
  const taken = await tx.$count(importTemplates, and(eq(importTemplates.name, name), usable(actor)));
  if (taken > 0) throw new Refused("template_exists", { field: "name" });
  const [row] = await tx
    .insert(importTemplates)
    .values({
      name,
      kind: held.kind,
      authorId: actor.id,
      columns: held.headers.map((header, at) => ({ header, field: held.mapping[at] ?? null })),
      // What was made for this one import may go with its undo.
      settings: { ...held.settings, names: held.settings.names.filter(({ made }) => !made) },
      fixes: held.fixes.flatMap(({ column, was, text, rowNo }) => {
        const header = held.headers[column];
        return rowNo === null && header ? [{ header, was, text }] : [];
      }),
      createdAt: now,
    })
    .returning({ id: importTemplates.id });
  const { id } = found(row);
  await recordEvent(tx, actor, {
    command: "import_template.save",
    entity: "import_template",
    entityId: id,
    after: { name, importId },
  });
  return { id };
}

/** Out of the list; `restoreTemplate` is the way back. */
export const deleteTemplate = (
  tx: Tx,
  actor: StaffActor,
  { id }: z.output<typeof input.template>,
  now: Date,
) => mark(tx, actor, id, "import_template.delete", now);

export const restoreTemplate = (tx: Tx, actor: StaffActor, { id }: z.output<typeof input.template>) =>
  mark(tx, actor, id, "import_template.restore", null);

async function mark(tx: Tx, actor: StaffActor, id: string, command: string, deletedAt: Date | null) {
  allow(actor);
  const [row] = await tx
    .update(importTemplates)
    .set({ deletedAt, version: sql`${importTemplates.version} + 1` })
    .where(
      and(
        eq(importTemplates.id, id),
        deletedAt ? isNull(importTemplates.deletedAt) : sql`${importTemplates.deletedAt} is not null`,
      ),
    )
    .returning({ id: importTemplates.id, name: importTemplates.name });
  const { name } = found(row);
  await recordEvent(tx, actor, { command, entity: "import_template", entityId: id, after: { name } });
  return { id };
}

/** The template that an upload names: one that is there. */
export async function usableTemplate(tx: Tx, actor: StaffActor, id: string) {
  const [row] = await tx
    .select({ id: importTemplates.id, kind: importTemplates.kind })
    .from(importTemplates)
    .where(and(eq(importTemplates.id, id), usable(actor)));
  return found(row);
}
