import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { editFact } from "#db/clients/commands.ts";
import { countClients, listClients } from "#db/clients/list.ts";
import { emptySearch } from "#db/clients/list-input.ts";
import { nameKey, searchDocument } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { addContact, editContact } from "#db/contacts/commands.ts";
import { inTransaction } from "#db/index.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, makeOffice, now, type Office } from "./office.ts";

const { db } = await testDatabase();
let office: Office;
let romashka: string;

beforeAll(async () => {
  office = await makeOffice();
  romashka = await addClient(office.director, {
    name: "ООО «Ромашка-Ёлка»",
    inn: "7707083893",
    phones: "8 (916) 123-45-67 доб. 12, +7 343 200-10-20",
    emails: "Anna_Petrova@mail.ru",
    contactName: "Дорофеева Елена Сергеевна",
  });
  await addClient(office.director, { name: "АО «Берёзовскмебель»", phones: "8 800 555-35-35" });
  await addClient(office.director, { name: "МТС" });
  await addClient(office.director, { name: "Магазин 100% «Скидка_дня»" });
  await addClient(office.director, { name: "ИП Габдрахманов Ильдар Фаритович", inn: "500100732259" });
});

async function find(q: string): Promise<string[]> {
  const { rows, count } = await listClients(office.director, { ...emptySearch, q }, now);
  expect(count, "the count that comes along is the count").toBe(
    await countClients(office.director, { ...emptySearch, q }, now),
  );
  return rows.map(({ name }) => name);
}

const R = "ООО «Ромашка-Ёлка»";
const B = "АО «Берёзовскмебель»";
const I = "ИП Габдрахманов Ильдар Фаритович";

describe("a query finds", () => {
  it.each([
    ["Ромашка", R],
    ["РОМАШКА", R],
    ["ромаш", R],
    ["омашк", R],
    ["елка", R],
    ["Ёлка", R],
    ["ромашка елка", R],
    ["елка ромашка", R],
    ["ООО Ромашка", R],
    ["ООО «Ромашка»", R],
    ['ромашка, "ооо"', R],
    ["общество с ограниченной ответственностью ромашка", R],
    ["romashka", R],
    ["ROMASHKA", R],
    ["hjvfirf", R],
    ["Pомaшкa", R],
    ["7707083893", R],
    ["770708", R],
    ["7707 083 893", R],
    ["8 (916) 123-45-67", R],
    ["+7 916 123 45 67", R],
    ["9161234567", R],
    ["89161234567", R],
    ["8916123", R],
    ["123-45-67", R],
    ["8 (916) 123-45-67 доб. 12", R],
    ["200-10-20", R],
    ["anna_petrova@mail.ru", R],
    ["ANNA_PETROVA@", R],
    ["petrova", R],
    ["Дорофеева", R],
    ["дорофеева елена", R],
    ["Елена ромашка", R],
    ["ljhjattdf", R],
    ["dorofeeva", R],
    ["березовск", B],
    ["БЕРЁЗОВСКМЕБЕЛЬ", B],
    ["8-800-555-35-35", B],
    ["мтс", "МТС"],
    ["MTC", "МТС"],
    ["vnc", "МТС"],
    ["габдрахманов", I],
    ["ИП Габдрахманов", I],
    ["500100732259", I],
    ["магазин 100%", "Магазин 100% «Скидка_дня»"],
    ["скидка_дня", "Магазин 100% «Скидка_дня»"],
  ])("%s", async (q, name) => {
    expect(await find(q)).toEqual([name]);
  });

  it.each([
    "небывальщина",
    "%",
    "_",
    "«»",
    "\\",
    "8 (916) 123-45-68",
    "anna%petrova@mail.ru",
    "\u0000",
    "\ud800",
    "a".repeat(5000),
  ])("nobody: %j", async (q) => {
    expect(await find(q)).toEqual([]);
  });

  it("all, when it is empty", async () => {
    expect(await find("   ")).toHaveLength(5);
  });
});

describe("the document", () => {
  const documentOf = async (id: string) => {
    const [row] = await db.select({ search: clients.search }).from(clients).where(eq(clients.id, id));
    return row?.search ?? "";
  };

  it("follows a new name and its people", async () => {
    const id = await addClient(office.director, { name: "Василёк" });
    await inTransaction((tx) =>
      editFact(tx, office.director, { id, expectedVersion: 1, field: "name", value: "Одуванчик" }, now),
    );
    expect(await documentOf(id)).toBe(" oduvanchik ");
    const key = randomUUID();
    const person = { name: "Штерн Аркадий", phones: "+7 912 000-00-01" };
    const added = await inTransaction((tx) =>
      addContact(tx, office.director, { key, clientId: id, ...person }),
    );
    expect(await documentOf(id)).toBe(" oduvanchik | shtern arkadiy 79120000001 ");
    const changed = {
      clientId: id,
      id: added.id,
      expectedVersion: 1,
      name: "Штольц Андрей",
      emails: "a@b.ru",
    };
    await inTransaction((tx) => editContact(tx, office.director, changed));
    expect(await documentOf(id)).toBe(" oduvanchik | shtolts andrey a b ru a@b.ru ");
  });

  it("is empty for nothing and never repeats a word", () => {
    expect(searchDocument({ names: [], inns: [], phones: [], emails: [], people: [] })).toBe("");
    expect(searchDocument({ names: ["Мир мир", "МИР"], inns: [], phones: [], emails: [], people: [] })).toBe(
      " mir ",
    );
  });

  it("is found under the new words only", async () => {
    expect((await find("одуванчик")).length).toBe(1);
    expect(await find("василёк")).toEqual([]);
    expect(romashka).toMatch(/-/);
  });
});

describe("the sort key", () => {
  it("is the alphabet of the name without its legal form", () => {
    const names = ["ООО «Яхта»", "Жук", "АО «Ёж»", "«Едок»", "Acme", "1С", "ИП Зубов"];
    expect(names.toSorted((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1))).toEqual([
      "1С",
      "Acme",
      "«Едок»",
      "АО «Ёж»",
      "Жук",
      "ИП Зубов",
      "ООО «Яхта»",
    ]);
    expect(nameKey("«»")).toBe("«»");
  });

  it("has numbers in their own order, and tells apart those that are equal", () => {
    const names = ["Школа № 2", "Школа № 007", "Школа № 10", "Школа № 99", "Школа № 100", "Школа № 100 бис"];
    expect(names.toReversed().toSorted((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1))).toEqual(names);
    expect(nameKey("Школа № 07")).not.toBe(nameKey("Школа 7"));
    expect(nameKey("Школа № 000")).not.toBe(nameKey("Школа 0"));
    expect(nameKey("Счёт 40702810900000002851") > nameKey("Счёт 9")).toBe(true);
  });
});
