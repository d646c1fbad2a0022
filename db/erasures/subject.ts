import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { contactsVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { type Former, formerOf } from "#db/erasures/former.ts";
import type { SubjectKind } from "#db/erasures/table.ts";
import type { Reader } from "#db/index.ts";
import { fullName, type PersonName, parsePersonName } from "#db/values/person-name.ts";

/** A person whose data we hold, and everything they are known by. */
export interface Subject {
  kind: SubjectKind;
  id: string;
  /** As the base calls them now. */
  name: string;
  person: PersonName | null;
  /** Rows of `contacts` that are this person; rows of `clients` that are. */
  contactIds: readonly string[];
  clientIds: readonly string[];
  /** Clients whose records may speak of the person: those they stand for, and themselves. */
  around: readonly string[];
  emails: readonly string[];
  phones: readonly string[];
  former: Former;
}

/** Everything they were ever called, in full. */
export const namesOf = ({ person, former }: Pick<Subject, "person" | "former">): readonly PersonName[] => [
  ...(person?.surname && person.given ? [person] : []),
  ...former.names,
];

/** A contact person whom the actor sees at one of the clients, or who stands for none; or a client that is a person. */
export async function findSubject(
  reader: Reader,
  actor: StaffActor,
  kind: SubjectKind,
  id: string,
): Promise<Subject | undefined> {
  const [row] =
    kind === "client"
      ? await reader
          .select({ id: clients.id })
          .from(clients)
          .where(and(eq(clients.id, id), eq(clients.kind, "person"), contactsVisibleTo(actor)))
      : await reader
          .select({ id: contacts.id })
          .from(contacts)
          .where(and(eq(contacts.id, id), seenSomewhere(actor)));
  return row ? loadSubject(reader, kind, id) : undefined;
}

const seenSomewhere = (actor: StaffActor): SQL => sql`(
  exists (select from ${clientContacts} join ${clients} on ${clients.id} = ${clientContacts.clientId}
    where ${clientContacts.contactId} = ${contacts.id} and ${contactsVisibleTo(actor)})
  or not exists (select from ${clientContacts} where ${clientContacts.contactId} = ${contacts.id}))`;

/** The same by its id alone: for work that was ordered already. */
export async function loadSubject(
  reader: Reader,
  kind: SubjectKind,
  id: string,
): Promise<Subject | undefined> {
  const named = kind === "client" ? await namedClient(reader, id) : await namedContact(reader, id);
  if (!named) return undefined;
  const clientIds = kind === "client" ? await withMerged(reader, clients, [id]) : [];
  const contactIds = await withMerged(
    reader,
    contacts,
    kind === "contact" ? [id] : await selves(reader, id, named.name),
  );
  const stands = contactIds.length
    ? await reader
        .select({ id: clientContacts.clientId })
        .from(clientContacts)
        .where(inArray(clientContacts.contactId, contactIds))
    : [];
  const points = await reader
    .select({ kind: contactPoints.kind, value: contactPoints.value })
    .from(contactPoints)
    .where(
      or(
        contactIds.length > 0 ? inArray(contactPoints.contactId, contactIds) : undefined,
        clientIds.length > 0 ? inArray(contactPoints.clientId, clientIds) : undefined,
      ),
    );
  const valuesOf = (what: "email" | "phone") =>
    [...new Set(points.filter((point) => point.kind === what).map(({ value }) => value))].sort();
  const around = await withMerged(reader, clients, [
    ...new Set([...clientIds, ...stands.map((row) => row.id)]),
  ]);
  const ids = { contactIds, clientIds, around };
  return {
    ...{ kind, id, ...ids, ...named },
    emails: valuesOf("email"),
    phones: valuesOf("phone"),
    former: await formerOf(reader, ids, named.person),
  };
}

/** Cards that were merged into these still hold what they held: it is the way back of the merge. */
async function withMerged(
  reader: Reader,
  table: typeof clients | typeof contacts,
  ids: readonly string[],
): Promise<string[]> {
  const all = new Set(ids);
  for (let found = [...ids]; found.length > 0; ) {
    const rows = await reader.select({ id: table.id }).from(table).where(inArray(table.mergedIntoId, found));
    found = rows.map((row) => row.id).filter((one) => !all.has(one));
    for (const one of found) all.add(one);
  }
  return [...all];
}

async function namedContact(reader: Reader, id: string) {
  const [row] = await reader.select().from(contacts).where(eq(contacts.id, id));
  if (!row) return undefined;
  const person = { surname: row.surname, given: row.given ?? "", patronymic: row.patronymic };
  return { name: fullName(person), person };
}

async function namedClient(reader: Reader, id: string) {
  const [row] = await reader.select({ name: clients.name }).from(clients).where(eq(clients.id, id));
  return row ? { name: row.name, person: parsePersonName(row.name) } : undefined;
}

/** A private client often stands beside itself as its own contact person, for this client only. */
async function selves(reader: Reader, clientId: string, name: string): Promise<string[]> {
  const rows = await reader
    .select({
      id: contacts.id,
      surname: contacts.surname,
      given: contacts.given,
      patronymic: contacts.patronymic,
    })
    .from(contacts)
    .innerJoin(clientContacts, eq(clientContacts.contactId, contacts.id))
    .where(
      and(
        eq(clientContacts.clientId, clientId),
        sql`not exists (select from ${clientContacts} other where other.contact_id = ${contacts.id} and other.client_id <> ${clientId})`,
      ),
    );
  const wordsOf = (text: string) => new Set(text.toLowerCase().replaceAll("ё", "е").split(/\s+/));
  const own = wordsOf(name);
  return rows
    .filter(({ given, ...row }) => {
      const words = wordsOf(fullName({ ...row, given: given ?? "" }));
      return words.size > 1 && [...words].every((word) => own.has(word));
    })
    .map((row) => row.id);
}
