import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { ArchiveField, CreateField, EditField, OrderFields } from "#db/fields/input.ts";
import { MOST_FIELDS } from "#db/fields/limits.ts";
import { type ClientField, clientFields, type FieldChoice } from "#db/fields/table.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { searchKey } from "#db/values/text.ts";

const live = isNull(clientFields.archivedAt);

/** Whoever changes the set of fields waits for the others: places, names and the limit are of the whole set. */
async function lockFields(tx: Tx, actor: StaffActor): Promise<void> {
  if (!can(actor, "field.edit")) throw new Refused("forbidden");
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('client_fields'))`);
}

async function lockField(tx: Tx, actor: StaffActor, { id, expectedVersion }: ArchiveField, mine: object) {
  await lockFields(tx, actor);
  const [row] = await tx.select().from(clientFields).where(eq(clientFields.id, id)).for("update");
  const field = found(row);
  if (field.version === expectedVersion) return field;
  const { name, choices, hint, required, personal, archivedAt, version } = field;
  throw new Refused("stale", {
    mine,
    theirs: { name, choices, hint, required, personal, archivedAt },
    version,
  });
}

async function refuseTaken(tx: Tx, name: string, except?: string): Promise<void> {
  const rows = await tx
    .select({ id: clientFields.id })
    .from(clientFields)
    .where(and(live, eq(clientFields.nameKey, keyOf(name))));
  if (rows.some(({ id }) => id !== except)) throw new Refused("field_name_taken", { field: "name" });
}

const keyOf = (name: string) => searchKey(name) || name.toLowerCase();

async function refuseMore(tx: Tx): Promise<void> {
  if ((await tx.$count(clientFields, live)) >= MOST_FIELDS) throw new Refused("field_many");
}

/** The choices as they are to be: known ones keep their id, and none of them may be missing. */
function choicesOf(kind: ClientField["kind"], wanted: EditField["choices"], known: readonly FieldChoice[]) {
  if (kind !== "choice") return [];
  const ids = new Set(known.map(({ id }) => id));
  const named = wanted.map(({ id, label, retired }): FieldChoice => {
    if (id !== undefined && !ids.has(id)) throw new Refused("not_found", { field: "choices" });
    return { id: id ?? randomUUID(), label, ...(retired ? { retired } : {}) };
  });
  if (known.some(({ id }) => !named.some((one) => one.id === id)))
    throw new Refused("field_choice_lost", { field: "choices" });
  if (named.every(({ retired }) => retired)) throw new Refused("field_choices_needed", { field: "choices" });
  return named;
}

export function createField(
  tx: Tx,
  actor: StaffActor,
  input: CreateField,
  now: Date,
): Promise<{ id: string }> {
  return once(tx, actor, "field.create", input, async () => {
    await lockFields(tx, actor);
    await refuseMore(tx);
    await refuseTaken(tx, input.name);
    const { name, kind, hint, required, personal } = input;
    const [last] = await tx
      .select({ place: sql<number>`coalesce(max(${clientFields.place}), 0)` })
      .from(clientFields);
    const what = { name, kind, hint, required, personal, choices: choicesOf(kind, input.choices, []) };
    const [row] = await tx
      .insert(clientFields)
      .values({
        ...{ ...what, nameKey: keyOf(name), place: (last?.place ?? 0) + 1 },
        ...{ createdBy: actor.id, createdAt: now, updatedAt: now },
      })
      .returning({ id: clientFields.id });
    const { id } = found(row);
    await recordEvent(tx, actor, {
      command: "field.create",
      entity: "client_field",
      entityId: id,
      after: what,
    });
    return { id };
  });
}

/** Name, choices, hint, whether it must be filled and whether it is personal. The kind stays: the values are of it. */
export async function editField(
  tx: Tx,
  actor: StaffActor,
  { id, expectedVersion, choices, ...input }: EditField,
  now: Date,
): Promise<{ version: number }> {
  const field = await lockField(tx, actor, { id, expectedVersion }, { ...input, choices });
  if (field.archivedAt) throw new Refused("field_archived");
  await refuseTaken(tx, input.name, id);
  const after = {
    ...input,
    personal: input.personal ?? field.personal,
    choices: choicesOf(field.kind, choices, field.choices),
  };
  const { name, hint, required, personal } = field;
  return change(tx, actor, "field.edit", field, now, {
    set: { ...after, nameKey: keyOf(input.name) },
    before: { name, hint, required, personal, choices: field.choices },
    after,
  });
}

/** Out of cards, lists and files. The values stay where they are: nothing is lost, and restoring shows them again. */
export async function archiveField(tx: Tx, actor: StaffActor, input: ArchiveField, now: Date) {
  const field = await lockField(tx, actor, input, {});
  if (field.archivedAt) return { version: field.version };
  const moment = { archivedAt: now };
  return change(tx, actor, "field.archive", field, now, {
    set: moment,
    before: { archivedAt: null },
    after: moment,
  });
}

export async function restoreField(tx: Tx, actor: StaffActor, input: ArchiveField, now: Date) {
  const field = await lockField(tx, actor, input, {});
  const { archivedAt, version, name } = field;
  if (!archivedAt) return { version };
  await refuseMore(tx);
  await refuseTaken(tx, name);
  const after = { archivedAt: null };
  return change(tx, actor, "field.restore", field, now, { set: after, before: { archivedAt }, after });
}

/** Where each stands. Fields that are not named stay behind the named ones, as they were. */
export async function orderFields(tx: Tx, actor: StaffActor, { ids }: OrderFields, now: Date) {
  await lockFields(tx, actor);
  const rows = await tx
    .select({ id: clientFields.id, place: clientFields.place })
    .from(clientFields)
    .where(live)
    .orderBy(clientFields.place, clientFields.id);
  const before = rows.map(({ id }) => id);
  if (ids.some((id) => !before.includes(id))) throw new Refused("not_found");
  const after = [...new Set([...ids, ...before])];
  if (after.join() === before.join()) return {};
  await tx.execute(sql`update ${clientFields} set place = o.place, updated_at = ${now.toISOString()}::timestamptz
    from unnest(${sql.param(after)}::uuid[]) with ordinality as o(id, place) where o.id = ${clientFields.id}`);
  await recordEvent(tx, actor, {
    command: "field.order",
    entity: "client_field",
    entityId: null,
    before,
    after,
  });
  return {};
}

async function change(
  tx: Tx,
  actor: StaffActor,
  command: string,
  { id, version: seen }: ClientField,
  now: Date,
  { set, before, after }: { set: Partial<ClientField>; before: object; after: object },
): Promise<{ version: number }> {
  const version = seen + 1;
  await tx
    .update(clientFields)
    .set({ ...set, version, updatedAt: now })
    .where(eq(clientFields.id, id));
  await recordEvent(tx, actor, { command, entity: "client_field", entityId: id, before, after });
  return { version };
}
