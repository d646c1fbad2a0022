import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import * as people from "#db/contacts/commands.ts";
import * as peopleInput from "#db/contacts/input.ts";
import { byPath } from "#db/contacts/order.ts";
import { orderContacts } from "#db/contacts/path.ts";
import * as places from "#db/contacts/places.ts";
import { clientContacts, contacts } from "#db/contacts/table.ts";
import { db } from "#db/index.ts";
import { clientMerges } from "#db/merges/table.ts";
import { mergeTwo, undo as undoMerge } from "../merges/merging.ts";

import { card, now, one, run, type Step, textOf, type Walk } from "./walk.ts";

const personOf = async (walk: Walk, clientId: string) =>
  one(
    walk,
    await db
      .select({ id: contacts.id, version: contacts.version, link: clientContacts })
      .from(clientContacts)
      .innerJoin(contacts, eq(contacts.id, clientContacts.contactId))
      .where(eq(clientContacts.clientId, clientId))
      .orderBy(contacts.id),
  );

const nameOf = ({ dice }: Walk) =>
  `${["Лапина", "Зуев", "Белых", "Щукина"][dice(4)]} ${["Вера", "Пётр"][dice(2)]} ${dice(9)}`.replace(
    / \d$/,
    "",
  );
const personInput = (walk: Walk) => ({
  name: nameOf(walk),
  position: textOf(walk),
  decisionRole: one(walk, [null, "initiator", "decision_maker", "accountant"]),
  phones: walk.dice(2) ? `+7 912 ${100 + walk.dice(900)}-22-33` : "",
  emails: walk.dice(2) ? `a${walk.dice(99)}@example.ru` : "",
});

/** All who stand on the cards of the walk, each once. */
const everybody = async (walk: Walk) => {
  const rows = await db
    .selectDistinct({ id: clientContacts.contactId })
    .from(clientContacts)
    .where(inArray(clientContacts.clientId, walk.ids))
    .orderBy(clientContacts.contactId);
  return rows.map(({ id }) => id);
};

/** What people do to the people of a card. */
export const stepsOfPeople: Record<string, Step> = {
  addPerson: async (walk) => {
    const { id } = await card(walk);
    const input = peopleInput.addContact.parse({ key: randomUUID(), clientId: id, ...personInput(walk) });
    return run((tx, actor) => people.addContact(tx, actor, input), walk);
  },
  editPerson: async (walk) => {
    const { id: clientId } = await card(walk);
    const { id, version } = await personOf(walk, clientId);
    const input = peopleInput.editContact.parse({
      id,
      clientId,
      expectedVersion: version,
      ...personInput(walk),
    });
    return run((tx, actor) => people.editContact(tx, actor, input), walk);
  },
  mergePeople: async (walk) => {
    const all = await everybody(walk);
    const two = [...new Set([one(walk, all), one(walk, all)])];
    if (two.length === 2) await mergeTwo(walk.office.director, two, {}, now());
  },
  partPeople: async (walk) => {
    const rows = await db
      .select()
      .from(clientMerges)
      .where(
        and(isNull(clientMerges.undoneAt), inArray(clientMerges.survivorContactId, await everybody(walk))),
      );
    await undoMerge(walk.office.director, one(walk, rows).id, now());
  },
  leave: async (walk) => {
    const { id: clientId } = await card(walk);
    const { id, link } = await personOf(walk, clientId);
    const who = { id, clientId, expectedVersion: link.version };
    return run(
      (tx, actor) =>
        link.until
          ? places.returnContact(tx, actor, who)
          : places.leaveContact(tx, actor, { ...who, until: "2026-01-15" }, now()),
      walk,
    );
  },
  order: async (walk) => {
    const { id: clientId } = await card(walk);
    const rows = await db
      .select({ id: clientContacts.contactId })
      .from(clientContacts)
      .where(and(eq(clientContacts.clientId, clientId), isNull(clientContacts.until)))
      .orderBy(...byPath);
    const from = rows.map(({ id }) => id);
    return run((tx, actor) => orderContacts(tx, actor, { clientId, from, to: from.toReversed() }), walk);
  },
  move: async (walk) => {
    const [clientId = "", toClientId = ""] = walk.dice(2) ? walk.ids : walk.ids.toReversed();
    const { id } = await personOf(walk, clientId);
    const where = { id, clientId, toClientId };
    const input = peopleInput.moveContact.parse({
      key: randomUUID(),
      ...where,
      on: "2026-02-01",
      stays: walk.dice(2) === 0,
    });
    await run((tx, actor) => places.moveContact(tx, actor, input, now()), walk);
    if (walk.dice(2)) await run((tx, actor) => places.undoMove(tx, actor, where), walk);
  },
};
