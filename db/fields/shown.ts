import { eq, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { contactsVisibleTo, knowsPeopleOfAll } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { clientFields } from "#db/fields/table.ts";
import type { OwnValue } from "#db/fields/value.ts";
import { db, type Reader } from "#db/index.ts";

/** Values as an actor sees them: null where there is one in a personal field, but not for this actor to see. */
export type OwnShown = Readonly<Record<string, OwnValue | null>>;

/** The company's fields of a row of `clients`; of a client whose people the actor may not see, personal ones are hidden. */
export function ownShownTo(actor: Actor): SQL<OwnShown> {
  if (knowsPeopleOfAll(actor)) return sql<OwnShown>`${clients.own}`;
  const hidden = sql`(select jsonb_object_agg(f.id, null) from ${clientFields} f where f.personal and ${clients.own} ? f.id::text)`;
  return sql<OwnShown>`case when ${contactsVisibleTo(actor)} then ${clients.own}
    else ${clients.own} || coalesce(${hidden}, '{}'::jsonb) end`;
}

/**
 * Whether a value of the field of a row of `clients` takes part in what the actor asks or orders: an answer would tell
 * what the card hides. Nothing to ask where all is seen.
 */
export function ownAskedBy(actor: Actor, fieldId: string): SQL | undefined {
  if (knowsPeopleOfAll(actor)) return undefined;
  const isOpen = sql`not exists (select from ${clientFields} f where f.id = ${fieldId}::uuid and f.personal)`;
  return sql`(${isOpen} or ${contactsVisibleTo(actor)})`;
}

/** Ids of the fields that are personal, archived ones too: history still holds their values. */
export async function personalFields(reader: Reader = db): Promise<string[]> {
  const rows = await reader
    .select({ id: clientFields.id })
    .from(clientFields)
    .where(eq(clientFields.personal, true));
  return rows.map(({ id }) => id);
}

/** The same of values that history keeps. */
export const hideOwn = (own: OwnShown, hidden: readonly string[]): OwnShown =>
  Object.fromEntries(Object.entries(own).map(([id, value]) => [id, hidden.includes(id) ? null : value]));
