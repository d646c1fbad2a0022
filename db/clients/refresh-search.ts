import { asc, eq, sql } from "drizzle-orm";
import { searchDocument } from "#db/clients/search.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { found } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { fullName } from "#db/values/person-name.ts";

/** Write anew what the client is found by, after anything of it has changed in this transaction. */
export async function refreshSearch(tx: Tx, clientId: string): Promise<void> {
  const search = await makeSearch(tx, clientId);
  await tx.update(clients).set({ search }).where(eq(clients.id, clientId));
}

/** What the client is found by as it stands: also by the names of the cards that were merged into it. */
export async function makeSearch(tx: Tx, clientId: string): Promise<string> {
  const [client] = await tx.select({ name: clients.name }).from(clients).where(eq(clients.id, clientId));
  const merged = await tx
    .select({ name: clients.name })
    .from(clients)
    .where(eq(clients.mergedIntoId, clientId))
    .orderBy(asc(clients.id));
  const entities = await tx
    .select()
    .from(legalEntities)
    .where(eq(legalEntities.clientId, clientId))
    .orderBy(asc(legalEntities.id));
  const people = await tx
    .select({ surname: contacts.surname, given: contacts.given, patronymic: contacts.patronymic })
    .from(clientContacts)
    .innerJoin(contacts, eq(contacts.id, clientContacts.contactId))
    .where(eq(clientContacts.clientId, clientId))
    .orderBy(asc(contacts.id));
  const points = await tx
    .select({ kind: contactPoints.kind, value: contactPoints.value })
    .from(contactPoints)
    .where(
      // An array, for beside «or» a subquery would have every number of the base read.
      sql`${contactPoints.clientId} = ${clientId} or ${contactPoints.contactId} = any(array(
        select ${clientContacts.contactId} from ${clientContacts} where ${clientContacts.clientId} = ${clientId}))`,
    )
    .orderBy(asc(contactPoints.id));
  const valuesOf = (kind: "phone" | "email") =>
    points.filter((point) => point.kind === kind).map(({ value }) => value);
  return searchDocument({
    names: [found(client).name, ...entities.map(({ name }) => name), ...merged.map(({ name }) => name)],
    inns: entities.flatMap(({ inn }) => inn ?? []),
    phones: valuesOf("phone"),
    emails: valuesOf("email"),
    people: people.map(({ given, ...name }) => fullName({ ...name, given: given ?? "" })),
  });
}
