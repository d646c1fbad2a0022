import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { listPeople } from "#db/clients/card.ts";
import { addContact, editContact } from "#db/contacts/commands.ts";
import * as input from "#db/contacts/input.ts";
import { orderContacts } from "#db/contacts/path.ts";
import { leaveContact, moveContact, returnContact, undoMove } from "#db/contacts/places.ts";
import { clientContacts } from "#db/contacts/table.ts";
import { inTransaction } from "#db/index.ts";
import { chosenAddress } from "#db/mailings/audience.ts";
import { addClient, eventsOf, makeOffice, now, type Office } from "#tests/db/clients/office.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db, owner } = await testDatabase();
let office: Office;
let old: string;
let next: string;
beforeAll(async () => {
  office = await makeOffice();
  old = await addClient(office.manager, { name: "Гостиница «Чусовая»" });
  next = await addClient(office.manager, { name: "Отель «Исеть»" });
});

const add = async (name: string, fields: Record<string, unknown> = {}, clientId = old) =>
  (
    await inTransaction((tx) =>
      addContact(
        tx,
        office.manager,
        input.addContact.parse({ key: randomUUID(), clientId, name, ...fields }),
      ),
    )
  ).id;
const edit = (fields: Record<string, unknown>) =>
  inTransaction((tx) =>
    editContact(tx, office.manager, input.editContact.parse({ clientId: old, ...fields })),
  );
const move = (id: string, fields: Record<string, unknown> = {}, actor = office.manager) =>
  inTransaction((tx) =>
    moveContact(
      tx,
      actor,
      input.moveContact.parse({
        key: randomUUID(),
        clientId: old,
        id,
        toClientId: next,
        on: "2026-03-01",
        ...fields,
      }),
      now,
    ),
  );
const back = (id: string) =>
  inTransaction((tx) => undoMove(tx, office.manager, { clientId: old, toClientId: next, id }));
const at = async (clientId: string, id: string) =>
  (await listPeople(office.manager, clientId)).find((person) => person.id === id);

describe("moving to another company", () => {
  it("ends here, begins there, and is seen on both cards", async () => {
    const id = await add("Замятин Виктор", { position: "главный инженер" });
    await move(id, { position: "технический директор" });
    expect(await at(old, id)).toMatchObject({
      position: "главный инженер",
      until: "2026-03-01",
      elsewhere: [{ id: next, name: "Отель «Исеть»", until: null }],
    });
    expect(await at(next, id)).toMatchObject({
      position: "технический директор",
      since: "2026-03-01",
      until: null,
      elsewhere: [{ id: old, until: "2026-03-01" }],
    });
    expect(await eventsOf(id)).toEqual(["contact.add", "contact.move"]);
  });

  it("is undone whole, and leaves no trace on the other card", async () => {
    const id = await add("Белых Людмила");
    await move(id);
    await back(id);
    expect(await at(old, id)).toMatchObject({ until: null, elsewhere: [] });
    expect(await at(next, id)).toBeUndefined();
  });

  it("is not undone over what a colleague has changed since", async () => {
    const id = await add("Штерн Аркадий");
    await move(id);
    const there = await at(next, id);
    await inTransaction((tx) =>
      leaveContact(
        tx,
        office.manager,
        { clientId: next, id, expectedVersion: there?.linkVersion ?? 0, until: "2026-03-10" },
        now,
      ),
    );
    await expect(back(id)).rejects.toMatchObject({ code: "move_not_undoable" });
  });

  it("leaves a person at both who works at both", async () => {
    const id = await add("Дорофеева Елена");
    await move(id, { stays: true });
    expect((await at(old, id))?.until).toBeNull();
    expect((await at(next, id))?.until).toBeNull();
    await expect(move(id)).rejects.toMatchObject({ code: "contact_already_there" });
  });

  it.each([
    ["a day to come", { on: "2026-03-21" }, "day_ahead"],
    ["a day before the first one", { on: "2019-12-31" }, "period_reversed"],
  ])("refuses %s", async (_, fields, code) => {
    const id = await add("Срок Пётр", { since: "2020-01-01" });
    await expect(move(id, fields)).rejects.toMatchObject({ code });
  });

  it("takes nobody to or from a client whose people the actor does not know", async () => {
    const foreign = await addClient(office.stranger);
    const id = await add("Чужой Иван");
    await expect(move(id, { toClientId: foreign })).rejects.toMatchObject({ code: "forbidden" });
    await expect(move(id, {}, office.stranger)).rejects.toMatchObject({ code: "forbidden" });
    const theirs = await add("Их Человек", {}, next);
    await expect(move(theirs)).rejects.toMatchObject({ code: "not_found" });
  });
});

it("keeps who has left on the card, last, and writes to them no more in this client's name", async () => {
  const clientId = await addClient(office.manager);
  const id = await add("Ушедший Олег", { emails: "oleg@hotel.ru", decisionRole: "decision_maker" }, clientId);
  await add("Оставшийся Пётр", {}, clientId);
  const where = { clientId, id, expectedVersion: 1 };
  expect(await chosenAddress(db, clientId)).toMatchObject({ contactId: id });
  const { version } = await inTransaction((tx) =>
    leaveContact(tx, office.manager, { ...where, until: "2026-02-10" }, now),
  );
  expect((await listPeople(office.manager, clientId)).map(({ surname, until }) => [surname, until])).toEqual([
    ["Оставшийся", null],
    ["Ушедший", "2026-02-10"],
  ]);
  expect(await chosenAddress(db, clientId)).toBeNull();
  await expect(inTransaction((tx) => returnContact(tx, office.manager, where))).rejects.toMatchObject({
    code: "stale",
  });
  await inTransaction((tx) => returnContact(tx, office.manager, { ...where, expectedVersion: version }));
  expect((await listPeople(office.manager, clientId))[0]).toMatchObject({ surname: "Ушедший", until: null });
});

describe("reporting to", () => {
  it("refuses a circle however long, and a head at another client", async () => {
    const [a, b, c] = [await add("Первый А"), await add("Второй Б"), await add("Третий В")];
    await edit({ id: b, expectedVersion: 1, name: "Второй Б", reportsToId: a });
    await edit({ id: c, expectedVersion: 1, name: "Третий В", reportsToId: b });
    await expect(edit({ id: a, expectedVersion: 1, name: "Первый А", reportsToId: c })).rejects.toMatchObject(
      { code: "reports_in_circle" },
    );
    const theirs = await add("Их Начальник", {}, next);
    await expect(
      edit({ id: a, expectedVersion: 1, name: "Первый А", reportsToId: theirs }),
    ).rejects.toMatchObject({ code: "contact_not_of_client" });
    // The database itself knows no head of another client either.
    await expect(
      owner`update client_contacts set reports_to_id = ${theirs} where client_id = ${old} and contact_id = ${a}`,
    ).rejects.toMatchObject({ code: "23503" });
  });

  it("closes no circle by two changes at once", async () => {
    const [a, b] = [await add("Пара А"), await add("Пара Б")];
    const both = await Promise.allSettled([
      edit({ id: a, expectedVersion: 1, name: "Пара А", reportsToId: b }),
      edit({ id: b, expectedVersion: 1, name: "Пара Б", reportsToId: a }),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("the decision path", () => {
  it("is put in order, once, unless somebody was faster", async () => {
    const clientId = await addClient(office.manager);
    const ids = [];
    for (const name of ["Один А", "Два Б", "Три В"]) ids.push(await add(name, {}, clientId));
    const [one, two, three] = ids as [string, string, string];
    const order = (from: string[], to: string[], actor = office.manager) =>
      inTransaction((tx) => orderContacts(tx, actor, { clientId, from, to }));
    await order([one, two, three], [three, one, two]);
    expect((await listPeople(office.manager, clientId)).map(({ id }) => id)).toEqual([three, one, two]);
    await expect(order([one, two, three], [two, one, three])).rejects.toMatchObject({ code: "stale" });
    await expect(order([three, one, two], [three, one, one])).rejects.toMatchObject({ code: "stale" });
    await expect(order([three, one, two], [one, two, three], office.stranger)).rejects.toMatchObject({
      code: "forbidden",
    });
    const [link] = await db
      .select({ place: clientContacts.place })
      .from(clientContacts)
      .where(and(eq(clientContacts.clientId, clientId), eq(clientContacts.contactId, one)));
    expect(link?.place).toBe(2);
    expect(await eventsOf(clientId)).toEqual(["client.create", "contact.order"]);
  });
});
