import type { StaffActor } from "#db/actor.ts";
import { findNamesakes, MOST_POINTS } from "#db/clients/duplicates.ts";
import type { CreateClient } from "#db/clients/input.ts";
import { checkBranch, checkOwners } from "#db/clients/owner.ts";
import { forgetCounts } from "#db/clients/recent-counts.ts";
import { refreshSearch } from "#db/clients/refresh-search.ts";
import { checkRequisites } from "#db/clients/requisites.ts";
import { nameKey } from "#db/clients/search.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { readName, readPoints, replacePoints } from "#db/contacts/points.ts";
import { clientContacts, contacts } from "#db/contacts/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { readNewOwn } from "#db/fields/read-new.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";

/**
 * Take a client into the base, with the legal entity, phones and the person when they are known. The same ИНН, phone,
 * e-mail or name in the base refuses once, with what was found; `duplicateSeen`: the person means another client.
 */
export async function createClient(
  tx: Tx,
  actor: StaffActor,
  input: CreateClient,
  now: Date,
): Promise<{ id: string }> {
  return once(tx, actor, "client.create", input, async () => {
    const { checksumNote, inn } = checkRequisites(input);
    const points = readPoints(input);
    for (const [kind, field] of [
      ["phone", "phones"],
      ["email", "emails"],
    ] as const)
      if (points.filter((point) => point.kind === kind).length > MOST_POINTS)
        throw new Refused("points_many", { field });
    const person = input.contactName ? readName(input.contactName, "contactName") : null;
    if (!input.duplicateSeen) {
      const namesakes = await findNamesakes(
        actor,
        { name: input.name, inn, points: points.map(({ value }) => value) },
        tx,
      );
      if (namesakes.length > 0) throw new Refused("duplicate_client", { namesakes });
    }
    // Whoever may not hand clients over keeps what they bring; nobody creates outside the own branch.
    const freeOwner = can(actor, "client.assign") || actor.role === "secretary";
    const ownerId = freeOwner ? (input.ownerId ?? null) : actor.id;
    const branchId = actor.branchId ?? input.branchId ?? null;
    await checkOwners(tx, [ownerId]);
    await checkBranch(tx, branchId);
    const own = await readNewOwn(tx, input.own, actor.locale);
    const facts = {
      kind: input.kind,
      name: input.name,
      role: input.role,
      status: input.status,
      // Whoever may not set a class begins with the usual one.
      class: can(actor, "client.class") ? input.class : "C",
      ownerId,
      branchId,
      region: input.region ?? null,
      source: input.source ?? null,
      own,
    };
    const [row] = await tx
      .insert(clients)
      .values({ ...facts, nameKey: nameKey(facts.name), createdAt: now, updatedAt: now })
      .returning({ id: clients.id });
    const { id } = found(row);
    if (inn) await tx.insert(legalEntities).values({ clientId: id, name: facts.name, inn, checksumNote });
    // Numbers given beside a person are that person's; without one they are the client's own.
    if (person) {
      const [contact] = await tx.insert(contacts).values(person).returning({ id: contacts.id });
      const contactId = found(contact).id;
      await tx
        .insert(clientContacts)
        .values({ clientId: id, contactId, position: input.contactPosition ?? null });
      await replacePoints(tx, { contactId }, points);
    } else {
      await replacePoints(tx, { clientId: id }, points);
    }
    await refreshSearch(tx, id);
    forgetCounts();
    await recordEvent(tx, actor, {
      command: "client.create",
      entity: "client",
      entityId: id,
      after: { ...facts, inn, points, person },
    });
    return { id };
  });
}
