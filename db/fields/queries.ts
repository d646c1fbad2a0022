import { asc, desc, isNotNull, isNull, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { clientFields, clientFieldValues } from "#db/fields/table.ts";
import { byKey, db, type Reader } from "#db/index.ts";
import { can } from "#db/permissions.ts";

const columns = {
  id: clientFields.id,
  name: clientFields.name,
  kind: clientFields.kind,
  choices: clientFields.choices,
  hint: clientFields.hint,
  required: clientFields.required,
  personal: clientFields.personal,
  version: clientFields.version,
  archivedAt: clientFields.archivedAt,
};

/** The fields that cards, lists and files show, in the order of the company. */
export function listFields(reader: Reader = byKey) {
  return reader
    .select(columns)
    .from(clientFields)
    .where(isNull(clientFields.archivedAt))
    .orderBy(asc(clientFields.place), asc(clientFields.id));
}

export type OwnField = Awaited<ReturnType<typeof listFields>>[number];

/** Every field there ever was, by its id: for saying values, also those of archived fields. */
export async function allFields(reader: Reader = db): Promise<ReadonlyMap<string, OwnField>> {
  const rows = await reader.select(columns).from(clientFields);
  return new Map(rows.map((row) => [row.id, row]));
}

/** For the page of settings: with how many clients each field is filled. None for whoever does not keep the fields. */
export function listForSettings(actor: Actor, { archived }: { archived: boolean }, reader: Reader = db) {
  const filled = sql<number>`(select count(*)::int from ${clientFieldValues}
    where ${clientFieldValues.fieldId} = ${sql`${clientFields}.id`})`;
  return reader
    .select({ ...columns, filled })
    .from(clientFields)
    .where(
      can(actor, "field.edit")
        ? archived
          ? isNotNull(clientFields.archivedAt)
          : isNull(clientFields.archivedAt)
        : sql`false`,
    )
    .orderBy(archived ? desc(clientFields.archivedAt) : asc(clientFields.place), asc(clientFields.id));
}

export type SettingsField = Awaited<ReturnType<typeof listForSettings>>[number];
