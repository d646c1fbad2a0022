import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { listPeople } from "#db/clients/card.ts";
import { clients } from "#db/clients/table.ts";
import { addContact, editContact } from "#db/contacts/commands.ts";
import * as input from "#db/contacts/input.ts";
import { clientContacts } from "#db/contacts/table.ts";
import { inTransaction } from "#db/index.ts";
import { addClient, eventsOf, makeOffice, type Office } from "#tests/db/clients/office.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();
let office: Office;
let clientId: string;
beforeAll(async () => {
  office = await makeOffice();
  clientId = await addClient(office.manager);
});

const add = (fields: Record<string, unknown>) =>
  inTransaction((tx) =>
    addContact(tx, office.manager, input.addContact.parse({ key: randomUUID(), clientId, ...fields })),
  );
const edit = (fields: Record<string, unknown>) =>
  inTransaction((tx) => editContact(tx, office.manager, input.editContact.parse({ clientId, ...fields })));

describe("addContact", () => {
  it("reads the name, phones and e-mails as people write them, and leaves one event", async () => {
    const { id } = await add({
      name: "ЗАМЯТИН Виктор Павлович",
      position: "главный инженер",
      decisionRole: "initiator",
      phones: "8 (912) 111-22-33 доб. 5, +7 343 200-10-20",
      emails: "Zam@Mail.ru; zam@mail.ru",
    });
    const person = (await listPeople(office.manager, clientId)).find((one) => one.id === id);
    expect(person).toMatchObject({
      surname: "Замятин",
      given: "Виктор",
      patronymic: "Павлович",
      position: "главный инженер",
    });
    expect(person?.points).toEqual([
      { kind: "phone", value: "+79121112233", extension: "5" },
      { kind: "phone", value: "+73432001020", extension: null },
      { kind: "email", value: "zam@mail.ru", extension: null },
    ]);
    expect(await eventsOf(id)).toEqual(["contact.add"]);
  });

  it("creates once for one key", async () => {
    const fields = { key: randomUUID(), name: "Белых Людмила" };
    expect(await add(fields)).toEqual(await add(fields));
  });

  it.each([
    [{ name: "12345" }, "person_name"],
    [{ name: "Белых", phones: "200-10-20" }, "phone_unclear"],
    [{ name: "Белых", phones: "+7 912 111" }, "phone_unclear"],
    [{ name: "Белых", emails: "нет" }, "email_wrong"],
  ])("%j → %s", async (fields, code) => {
    await expect(add(fields)).rejects.toMatchObject({ code });
  });
});

describe("editContact", () => {
  it("puts new points in place of the old ones and leaves one event", async () => {
    const { id } = await add({ name: "Штерн Аркадий", phones: "+7 912 000-00-01" });
    await edit({ id, expectedVersion: 1, name: "Штерн Аркадий Львович", emails: "stern@hotel.ru" });
    const person = (await listPeople(office.manager, clientId)).find((one) => one.id === id);
    expect(person).toMatchObject({
      patronymic: "Львович",
      version: 2,
      points: [{ kind: "email", value: "stern@hotel.ru" }],
    });
    expect(await eventsOf(id)).toEqual(["contact.add", "contact.edit"]);
  });

  it("refuses a stale write with both values", async () => {
    const { id } = await add({ name: "Дорофеева Елена" });
    await edit({ id, expectedVersion: 1, name: "Дорофеева Елена Сергеевна" });
    await expect(edit({ id, expectedVersion: 1, name: "Дорофеева Е. С." })).rejects.toMatchObject({
      code: "stale",
      details: { mine: { name: "Дорофеева Е. С." }, theirs: { patronymic: "Сергеевна" }, version: 2 },
    });
  });

  it("is found anew under every client the person stands for", async () => {
    const other = await addClient(office.stranger);
    const { id } = await add({ name: "Общий Пётр" });
    await db.insert(clientContacts).values({ clientId: other, contactId: id });
    await edit({ id, expectedVersion: 1, name: "Переименованный Пётр" });
    for (const one of [clientId, other]) {
      const [row] = await db.select({ search: clients.search }).from(clients).where(eq(clients.id, one));
      expect(row?.search).toContain(" pereimenovannyy ");
      expect(row?.search).not.toContain(" obschiy ");
    }
  });
});

it("draws people in the order in which they decide", async () => {
  const id = await addClient(office.manager);
  for (const [name, decisionRole] of [
    ["Белых Людмила", "accountant"],
    ["Никто Иван", null],
    ["Штерн Аркадий", "decision_maker"],
    ["Замятин Виктор", "initiator"],
  ]) {
    await inTransaction((tx) =>
      addContact(
        tx,
        office.manager,
        input.addContact.parse({ key: randomUUID(), clientId: id, name, decisionRole }),
      ),
    );
  }
  const order = (await listPeople(office.manager, id)).map(({ surname }) => surname);
  expect(order).toEqual(["Замятин", "Штерн", "Белых", "Никто"]);
});
