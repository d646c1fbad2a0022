import { asc, eq, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { clients } from "#db/clients/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { clientDates } from "#db/dossier/table.ts";
import { reach } from "#db/duplicates/reach.ts";
import { db } from "#db/index.ts";
import { oneOf } from "#db/one-of.ts";
import { countMoving } from "./preview.ts";
import { contactReferences } from "./references.ts";

/** Everything the choice needs, or undefined when somebody is not there, not the actor's to change, or merged already. */
export async function getPeoplePreview(actor: StaffActor, ids: readonly string[]) {
  if (ids.length < 2) return undefined;
  const id = sql`${contacts.id}`;
  const rows = await db
    .select()
    .from(contacts)
    .where(
      sql`${oneOf(contacts.id, ids)} and ${contacts.mergedIntoId} is null
        and ${reach.contact.exists(actor, id)} and ${reach.contact.editable(actor, id)}`,
    );
  if (rows.length < ids.length) return undefined;
  const [points, places, dates, counts] = await Promise.all([
    db.select().from(contactPoints).where(oneOf(contactPoints.contactId, ids)).orderBy(asc(contactPoints.id)),
    db
      .select({ link: clientContacts, client: clients.name })
      .from(clientContacts)
      .innerJoin(clients, eq(clients.id, clientContacts.clientId))
      .where(oneOf(clientContacts.contactId, ids))
      .orderBy(clients.nameKey, clients.id),
    db
      .select()
      .from(clientDates)
      .where(sql`${oneOf(clientDates.contactId, ids)} and ${clientDates.deletedAt} is null`)
      .orderBy(clientDates.month, clientDates.day),
    countMoving(contactReferences, ids),
  ]);
  const people = ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    if (!row) return [];
    return {
      ...row,
      points: points.filter(({ contactId }) => contactId === id),
      places: places
        .filter(({ link }) => link.contactId === id)
        .map(({ link, client }) => ({ ...link, client })),
      dates: dates.filter(({ contactId }) => contactId === id),
    };
  });
  return { people, counts };
}

export type PeoplePreview = NonNullable<Awaited<ReturnType<typeof getPeoplePreview>>>;
export type PersonCard = PeoplePreview["people"][number];
