import { inArray, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { clients } from "#db/clients/table.ts";
import { type Contact, clientContacts, contacts } from "#db/contacts/table.ts";
import { reach } from "#db/duplicates/reach.ts";
import { found, Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";

/** The clients for whom any of these people stand. */
export async function standsFor(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: clientContacts.clientId })
    .from(clientContacts)
    .where(inArray(clientContacts.contactId, [...ids]))
    .orderBy(clientContacts.clientId);
  return rows.map(({ id }) => id);
}

/** `gone`: of a merge that is undone, those who went in stand nowhere; the common one answers for their places. */
interface Wanted {
  ids: readonly string[];
  gone?: readonly string[];
}

/**
 * The people, locked after their clients, in the order asked for: each must be known to the actor, and every client of
 * each one that the actor may change.
 */
export async function lockPeople(tx: Tx, actor: StaffActor, { ids, gone = [] }: Wanted): Promise<Contact[]> {
  const places = await standsFor(tx, ids);
  await tx
    .select({ id: clients.id })
    .from(clients)
    .where(inArray(clients.id, places))
    .orderBy(clients.id)
    .for("no key update");
  const rows = await tx
    .select()
    .from(contacts)
    .where(inArray(contacts.id, [...ids, ...gone]))
    .orderBy(contacts.id)
    .for("update");
  const within = (test: (actor: StaffActor, id: SQL) => SQL) => test(actor, sql`one.id`);
  const rights = await tx.execute<{ id: string; exists: boolean; allowed: boolean }>(sql`
    select one.id, ${within(reach.contact.exists)} as exists, ${within(reach.contact.editable)} as allowed
    from unnest(${sql.param([...ids])}::uuid[]) as one(id)`);
  for (const id of ids)
    if (![...rights].some((row) => row.id === id && row.exists)) throw new Refused("not_found");
  if ([...rights].some(({ allowed }) => !allowed)) throw new Refused("forbidden");
  const known = new Map(rows.map((row) => [row.id, row]));
  return [...ids, ...gone].map((id) => found(known.get(id)));
}
