import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clients } from "#db/clients/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { kindOf } from "#db/imports/kinds/kinds.ts";
import { clientTouch, interactions } from "#db/interactions/table.ts";
import { untrueTouches } from "#db/interactions/touch.ts";
import { makeActor, type makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { forget } from "../../erasures/forgetting.ts";
import { baseHash, emptyBase, importWhole, now, undoWhole } from "../importing.ts";
import { csvUtf8 } from "../register.ts";
import { twoFirms } from "./files.ts";

const { db, owner, ownerUrl } = await testDatabase();
const director = await makeActor("director");
let firm: Awaited<ReturnType<typeof makeClient>>;

beforeEach(async () => {
  ({ firm } = await twoFirms());
});
afterEach(() => emptyBase(owner));

const talkColumns = ["Дата", "Клиент", "Вид", "Комментарий", "Менеджер"];
const talks = (...rows: string[][]) =>
  importWhole(director, "talks.csv", csvUtf8(rows, talkColumns), "interactions");

test("talks stand in the timeline at their own time, move the last contact, and go with the undo", async () => {
  const rows = [
    ["12.03.2026 14:05", "Ромашка", "Входящий звонок", "Просит цену", director.name],
    ["11.03.2026", "Ромашка", "встреча", "Показали образцы", "Неизвестный Н. Н."],
    ["11.03.2026", "Ромашка", "встреча", "Показали образцы", "Неизвестный Н. Н."],
    ["11.03.2026", "Ромашка", "телепатия", "Думает", ""],
  ];
  const done = await talks(...rows);
  expect(done.result).toMatchObject({ created: 3, skipped: 1 });
  const stored = await db.select().from(interactions).orderBy(asc(interactions.at), asc(interactions.text));
  expect(stored).toMatchObject([
    { kind: "note", text: "Думает" },
    { kind: "meeting", text: "Показали образцы\nНеизвестный Н. Н.", authorId: director.id },
    { kind: "call", direction: "in", at: new Date("2026-03-12T11:05:00Z"), authorId: director.id },
  ]);
  expect((await db.select().from(clientTouch))[0]).toMatchObject({ clientId: firm.id, lastInKind: "call" });
  expect((await db.execute<{ n: number }>(untrueTouches()))[0]?.n).toBe(0);
  expect((await talks(...rows)).result).toMatchObject({ created: 0, skipped: 4 });
  await owner`update interactions set text = 'Поправили', version = 2 where kind = 'meeting'`;
  expect(await kindOf("interactions").listKept(director, done.id, "done")).toMatchObject([
    { clientId: firm.id, name: "11.03.2026, ООО «Ромашка»: Поправили" },
  ]);
  expect((await undoWhole(director, done.id)).result).toMatchObject({ removed: 2, kept: 1 });
  expect((await db.execute<{ n: number }>(untrueTouches()))[0]?.n).toBe(0);
});

const personColumns = ["ИНН", "Клиент", "ФИО", "Должность", "Телефон", "Email", "Роль"];
const people = (...rows: string[][]) =>
  importWhole(director, "people.csv", csvUtf8(rows, personColumns), "contacts");
const lapina = ["", "Ромашка", "Лапина Вера Петровна", "Бухгалтер", "8 916 123-45-67", "", "платит"];

test("people are added with their numbers; who is there gets what was missing; undo brings every byte back", async () => {
  const [person] = await db.insert(contacts).values({ surname: "Ким", given: "Олег" }).returning();
  await db.insert(clientContacts).values({ clientId: firm.id, contactId: person?.id ?? "" });
  await owner`update clients set search = ${" romaska | kim oleg "} where id = ${firm.id}`;
  const before = await baseHash(owner);
  const done = await people(lapina, lapina, [
    "",
    "Ромашка",
    "Олег Ким",
    "Директор",
    "",
    "kim@romashka.example",
    "",
  ]);
  expect(done.result).toMatchObject({ created: 1, merged: 1, updated: 1 });
  const found = await db
    .select()
    .from(clientContacts)
    .innerJoin(contacts, eq(contacts.id, clientContacts.contactId))
    .orderBy(contacts.surname);
  expect(found).toMatchObject([
    { contacts: { surname: "Ким" }, client_contacts: { position: "Директор" } },
    {
      contacts: { surname: "Лапина", importId: done.id },
      client_contacts: { position: "Бухгалтер", decisionRole: "accountant" },
    },
  ]);
  expect(
    await db.select({ value: contactPoints.value }).from(contactPoints).orderBy(contactPoints.value),
  ).toEqual([{ value: "+79161234567" }, { value: "kim@romashka.example" }]);
  expect(
    (await db.select({ search: clients.search }).from(clients).where(eq(clients.id, firm.id)))[0]?.search,
  ).toContain("79161234567");
  expect((await people(lapina)).result).toMatchObject({ created: 0, unchanged: 1 });
  expect((await undoWhole(director, done.id)).result).toMatchObject({ removed: 1, restored: 1, kept: 0 });
  await owner`update clients set search = ${" romaska | kim oleg "} where id = ${firm.id}`;
  expect(await baseHash(owner)).toBe(before);
});

test("a person who was forgotten since stays as a stub, and the row keeps none of their words", async () => {
  const done = await people(lapina, lapina);
  const [person] = await db.select().from(contacts);
  await forget(ownerUrl, director, "contact", person?.id ?? "", now);
  const rows = await owner`select cells, before from import_rows where import_id = ${done.id}`;
  expect(rows).toMatchObject([
    { cells: [], before: null },
    { cells: [], before: null },
  ]);
  expect((await undoWhole(director, done.id)).result).toMatchObject({ kept: 1, removed: 0 });
  expect(await db.select().from(contacts)).toMatchObject([{ given: null }]);
});

test("a person who was given another number since stays, and is named", async () => {
  const done = await people(lapina);
  await owner`insert into contact_points (contact_id, kind, value, raw) select id, 'phone', '+74950000000', '1' from contacts`;
  expect(await kindOf("contacts").listKept(director, done.id, "done")).toMatchObject([
    { name: "Лапина Вера, ООО «Ромашка»" },
  ]);
  expect((await undoWhole(director, done.id)).result).toMatchObject({ removed: 0, kept: 1 });
});
