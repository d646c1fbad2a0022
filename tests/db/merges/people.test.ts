import { randomUUID } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { archiveClient } from "#db/clients/commands.ts";
import { emptySearch } from "#db/clients/list-input.ts";
import { listClients } from "#db/clients/queries.ts";
import { addContact, editContact } from "#db/contacts/commands.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { clientDates } from "#db/dossier/table.ts";
import { getCardAsOf } from "#db/history/as-of.ts";
import { inTransaction } from "#db/index.ts";
import { interactions } from "#db/interactions/table.ts";
import { mailingRecipients } from "#db/mailings/table.ts";
import { getPeoplePreview, listPeopleMerges } from "#db/merges/queries.ts";
import { gatherStragglers } from "#db/merges/stragglers.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, eventsOf, makeOffice, now, type Office } from "../clients/office.ts";
import { hashOfAll, mergeTwo, undo } from "./merging.ts";
import { diceOf, randomCards } from "./random-base.ts";

const { db, owner } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

const person = async (clientId: string, name: string, more: object = {}) => {
  const input = { key: randomUUID(), clientId, name, ...more };
  return (await inTransaction((tx) => addContact(tx, office.director, input as never))).id;
};
const personRow = async (id: string) => (await db.select().from(contacts).where(eq(contacts.id, id)))[0];
/** The same woman at two firms, and once more at the first of them. */
async function laura() {
  const [one, other] = [await addClient(office.manager), await addClient(office.manager)];
  return {
    one,
    other,
    short: await person(one, "Петрова Л.", { position: "закупки", phones: "8 912 100-00-01" }),
    twice: await person(one, "Петрова Лариса", { position: "директор", phones: "8 912 100-00-01" }),
    full: await person(other, "Петрова Лариса Львовна", {
      emails: "l@firm.example",
      decisionRole: "signatory",
    }),
  };
}
const found = async (q: string) =>
  (await listClients(office.director, { ...emptySearch, q }, now)).rows.map(({ id }) => id).sort();

describe("a merge of people", () => {
  it("brings places, numbers, talks and dates to the first, and each card is found by the full name", async () => {
    const { one, other, short, twice, full } = await laura();
    await db.insert(interactions).values({
      clientId: other,
      contactId: full,
      kind: "note",
      at: now,
      authorId: office.manager.id,
      text: "…",
    });
    for (const contactId of [short, twice])
      await db.insert(clientDates).values({
        ...{ clientId: one, contactId, kind: "birthday", month: 5, day: 9, yearly: true },
        authorId: office.manager.id,
      });
    const merged = await mergeTwo(office.director, [short, twice, full], { places: { [one]: twice } });
    const links = await db.select().from(clientContacts).where(eq(clientContacts.contactId, short));
    expect(links.map(({ clientId, position, decisionRole }) => [clientId, position, decisionRole])).toEqual(
      expect.arrayContaining([
        [one, "директор", null],
        [other, null, "signatory"],
      ]),
    );
    expect(links).toHaveLength(2);
    expect(await personRow(short)).toMatchObject({ given: "Лариса", patronymic: "Львовна" });
    for (const gone of [twice, full]) expect(await personRow(gone)).toMatchObject({ mergedIntoId: short });
    const points = await db.select().from(contactPoints).where(eq(contactPoints.contactId, short));
    expect(points.map(({ value }) => value).sort()).toEqual(["+79121000001", "l@firm.example"]);
    const [talk] = await db.select().from(interactions).where(eq(interactions.clientId, other));
    expect(talk?.contactId).toBe(short);
    const dates = await db.select().from(clientDates).where(eq(clientDates.contactId, short));
    expect(dates.filter(({ deletedAt }) => deletedAt === null)).toHaveLength(1);
    expect(await found("Петрова Лариса Львовна")).toEqual([one, other].sort());
    expect(await eventsOf(short)).toEqual(["contact.add", "contact.merge"]);
    expect(await eventsOf(full)).toEqual(["contact.add", "contact.merged_away"]);
    expect((await listPeopleMerges(office.director, now))[0]).toMatchObject({
      ...{ id: merged.id, survivor: "Петрова Лариса Львовна", editable: true, buried: false },
      names: ["Петрова Лариса", "Петрова Лариса Львовна"],
    });
  });

  it("takes the parts of the name that were chosen, and none of somebody else", async () => {
    const { short, twice, full, other } = await laura();
    const foreign = await person(other, "Зуев Пётр");
    await expect(
      mergeTwo(office.director, [short, twice], { choice: { given: foreign } }),
    ).rejects.toMatchObject({ code: "merge_foreign_choice" });
    await mergeTwo(office.director, [full, twice], { choice: { patronymic: twice } });
    expect(await personRow(full)).toMatchObject({ given: "Лариса", patronymic: null });
  });

  it("is refused from an older version, twice, and to whoever may not change every client of each", async () => {
    const { one, short, twice, full } = await laura();
    const foreign = await person(await addClient(office.stranger), "Петрова Лариса");
    const stale = [short, twice].map((id) => ({ id, expectedVersion: 9 }));
    await expect(mergeTwo(office.director, [short, twice], { people: stale })).rejects.toMatchObject({
      code: "stale",
    });
    // The head knows the people of the own department only; a colleague's people are not even there for a manager.
    await expect(mergeTwo(office.head, [short, foreign])).rejects.toMatchObject({ code: "not_found" });
    await expect(mergeTwo(office.colleague, [short, twice])).rejects.toMatchObject({ code: "not_found" });
    await expect(mergeTwo(office.marketer, [short, twice])).rejects.toMatchObject({ code: "forbidden" });
    expect(await getPeoplePreview(office.head, [short, foreign])).toBeUndefined();
    expect((await getPeoplePreview(office.head, [short, twice]))?.people).toHaveLength(2);
    await mergeTwo(office.director, [short, twice]);
    await expect(mergeTwo(office.director, [full, twice])).rejects.toMatchObject({ code: "not_found" });
    expect(await eventsOf(full)).toEqual(["contact.add"]);
    const edit = inTransaction((tx) =>
      editContact(tx, office.director, {
        ...{ clientId: one, id: twice, expectedVersion: 1, name: "Петрова" },
      } as never),
    );
    await expect(edit).rejects.toMatchObject({ code: "not_found" });
  });

  it("is told by the card of any day: before it, between it and its undo, and after", async () => {
    const { one, other, short, full } = await laura();
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    const { id } = await mergeTwo(office.director, [short, full], {}, at(10));
    await undo(office.director, id, at(20));
    const names = async (clientId: string, minutes: number) =>
      (await getCardAsOf(office.director, clientId, at(minutes)))?.then?.people.map((one) =>
        [one.surname, one.given, one.patronymic].filter(Boolean).join(" "),
      );
    expect(await names(other, 5)).toEqual(["Петрова Лариса Львовна"]);
    expect((await names(one, 5))?.sort()).toEqual(["Петрова Л.", "Петрова Лариса"]);
    expect((await names(one, 15))?.sort()).toEqual(["Петрова Лариса", "Петрова Лариса Львовна"]);
    expect((await names(one, 25))?.sort()).toEqual(["Петрова Л.", "Петрова Лариса"]);
    const then = await getCardAsOf(office.director, other, at(15));
    expect(then?.then?.people).toMatchObject([{ id: short, decisionRole: "signatory" }]);
  });
});

describe("its undo", () => {
  it("brings every row back as it was, whoever they were", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
        const ids = await randomCards(diceOf(seed), office);
        const links = await db.select().from(clientContacts).where(inArray(clientContacts.clientId, ids));
        const people = [...new Set(links.map(({ contactId }) => contactId))].slice(0, 4);
        if (people.length < 2) return;
        const before = await hashOfAll(owner);
        const { id } = await mergeTwo(office.director, people);
        expect(await hashOfAll(owner)).not.toEqual(before);
        const letters = await db
          .select()
          .from(mailingRecipients)
          .where(eq(mailingRecipients.contactId, people[0] ?? ""));
        for (const own of Map.groupBy(letters, ({ mailingId }) => mailingId).values())
          expect(own.filter(({ state }) => ["queued", "frozen"].includes(state)).length).toBeLessThan(2);
        const { kept } = await undo(office.director, id);
        expect(kept.changed).toEqual([]);
        expect(await hashOfAll(owner)).toEqual(before);
      }),
      { numRuns: 4 },
    );
  });

  it("leaves what people have changed since, gathers what came too late, and says so", async () => {
    const { one, other, short, full } = await laura();
    const { id } = await mergeTwo(office.director, [short, full]);
    const late = { kind: "note", at: now, authorId: office.manager.id, text: "…" } as const;
    await db.insert(interactions).values({ clientId: other, contactId: full, ...late });
    expect(await gatherStragglers()).toBe(1);
    const { version } = (await personRow(short)) as { version: number };
    const edit = { clientId: one, id: short, expectedVersion: version, name: "Петрова-Водкина Лариса" };
    await inTransaction((tx) => editContact(tx, office.director, edit as never));
    const { kept } = await undo(office.director, id);
    expect(await personRow(short)).toMatchObject({ surname: "Петрова-Водкина" });
    expect(await personRow(full)).toMatchObject({ mergedIntoId: null });
    expect(kept.changed.some(({ table, key }) => table === "contacts" && key.id === short)).toBe(true);
    const [talk] = await db.select().from(interactions).where(eq(interactions.clientId, other));
    expect(talk?.contactId).toBe(full);
    expect(await eventsOf(short)).toEqual([
      "contact.add",
      "contact.merge",
      "contact.edit",
      "contact.unmerge",
    ]);
    await expect(undo(office.director, id)).rejects.toMatchObject({ code: "merge_undone" });
  });

  it("waits for a later merge to be undone, and is not the wrong person's", async () => {
    const { one, short, twice, full } = await laura();
    const { id } = await mergeTwo(office.director, [twice, short]);
    const above = await mergeTwo(office.director, [full, twice]);
    await expect(undo(office.director, id)).rejects.toMatchObject({ code: "merge_buried" });
    await expect(undo(office.stranger, above.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(undo(office.marketer, above.id)).rejects.toMatchObject({ code: "forbidden" });
    const late = new Date(now.getTime() + 91 * 86_400_000);
    await expect(undo(office.director, above.id, late)).rejects.toMatchObject({ code: "merge_too_old" });
    await undo(office.director, above.id);
    await undo(office.director, id);
    const links = await db.select().from(clientContacts).where(eq(clientContacts.clientId, one));
    expect(links.map(({ contactId }) => contactId).sort()).toEqual([short, twice].sort());
    await inTransaction((tx) => archiveClient(tx, office.director, { id: one, expectedVersion: 1 }, now));
  });
});
