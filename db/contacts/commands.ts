import { and, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { lockClient } from "#db/clients/lock.ts";
import { refreshSearch } from "#db/clients/refresh-search.ts";
import type { AddContact, EditContact } from "#db/contacts/input.ts";
import { checkPeriod, checkReportsTo, linkIs, placeOf } from "#db/contacts/link.ts";
import { readName, readPoints, replacePoints } from "#db/contacts/points.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";

/** What a form says of the person's place; a field that it does not have stays as it is. */
function saidPlace({ position, decisionRole, decisionNote, reportsToId, since }: AddContact | EditContact) {
  return {
    position: position ?? null,
    decisionRole: decisionRole ?? null,
    ...(decisionNote === undefined ? {} : { decisionNote }),
    ...(reportsToId === undefined ? {} : { reportsToId }),
    ...(since === undefined ? {} : { since }),
  };
}

/** Write down a person of the client with phones and e-mails. */
export async function addContact(tx: Tx, actor: StaffActor, input: AddContact): Promise<{ id: string }> {
  return once(tx, actor, "contact.add", input, async () => {
    await lockClient(tx, actor, input.clientId, "contacts");
    const name = readName(input.name);
    const points = readPoints(input);
    await checkReportsTo(tx, input.clientId, null, input.reportsToId);
    const [row] = await tx.insert(contacts).values(name).returning({ id: contacts.id });
    const { id } = found(row);
    const place = { clientId: input.clientId, ...saidPlace(input) };
    await tx.insert(clientContacts).values({ ...place, contactId: id });
    await replacePoints(tx, { contactId: id }, points);
    await refreshSearch(tx, input.clientId);
    await recordEvent(tx, actor, {
      command: "contact.add",
      entity: "contact",
      entityId: id,
      after: { ...name, ...place, points },
    });
    return { id };
  });
}

/** Change a person, loaded through the client: a person of another client is not found. */
export async function editContact(
  tx: Tx,
  actor: StaffActor,
  input: EditContact,
): Promise<{ version: number }> {
  await lockClient(tx, actor, input.clientId, "contacts");
  const [row] = await tx
    .select({ contact: contacts, link: clientContacts })
    .from(clientContacts)
    .innerJoin(contacts, eq(contacts.id, clientContacts.contactId))
    .where(and(eq(clientContacts.clientId, input.clientId), eq(clientContacts.contactId, input.id)))
    .for("update");
  const { contact, link } = found(row);
  const points = await tx
    .select({
      id: contactPoints.id,
      kind: contactPoints.kind,
      value: contactPoints.value,
      extension: contactPoints.extension,
    })
    .from(contactPoints)
    .where(eq(contactPoints.contactId, contact.id));
  const { surname, given, patronymic } = contact;
  const { contactId: _, version: __, ...place } = placeOf(link);
  const before = { surname, given, patronymic, ...place, points };
  const { clientId, id, expectedVersion, ...mine } = input;
  if (contact.version !== expectedVersion) {
    throw new Refused("stale", { mine, theirs: before, version: contact.version });
  }
  const name = readName(input.name);
  const newPoints = readPoints(input);
  const newPlace = { ...place, ...saidPlace(input) };
  checkPeriod(newPlace.since, link.until, "since");
  if (newPlace.reportsToId !== link.reportsToId) await checkReportsTo(tx, clientId, id, newPlace.reportsToId);
  const version = contact.version + 1;
  await tx
    .update(contacts)
    .set({ ...name, version })
    .where(eq(contacts.id, id));
  await tx
    .update(clientContacts)
    .set({ ...newPlace, version: link.version + 1 })
    .where(linkIs(clientId, id));
  await replacePoints(tx, { contactId: id }, newPoints);
  await refreshSearchOfAll(tx, id);
  await recordEvent(tx, actor, {
    command: "contact.edit",
    entity: "contact",
    entityId: id,
    before,
    after: { ...name, ...newPlace, points: newPoints },
  });
  return { version };
}

/** A person may stand for several clients: each is found by the new name. */
async function refreshSearchOfAll(tx: Tx, contactId: string) {
  const places = await tx
    .select({ clientId: clientContacts.clientId })
    .from(clientContacts)
    .where(eq(clientContacts.contactId, contactId))
    .orderBy(clientContacts.clientId);
  for (const { clientId } of places) await refreshSearch(tx, clientId);
}
