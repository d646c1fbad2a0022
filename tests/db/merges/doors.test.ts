import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { getClient } from "#db/clients/queries.ts";
import { clients } from "#db/clients/table.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, makeOffice, type Office } from "../clients/office.ts";
import { importWhole } from "../imports/importing.ts";
import { csvUtf8 } from "../imports/register.ts";
import { merge } from "./merging.ts";

const { db } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

it("a file that names the old card, its code or its ИНН under the old name means the common one and renames nothing", async () => {
  const stays = await addClient(office.manager, { name: "Хлебозавод «Матвей»", inn: "7707083893" });
  const goes = await addClient(office.manager, { name: "Матвеевский хлеб", inn: "7736050003" });
  const coded = await addClient(office.manager, { name: "Третья карточка" });
  await db.update(clients).set({ externalId: "77" }).where(eq(clients.id, stays));
  await db.update(clients).set({ externalId: "78" }).where(eq(clients.id, coded));
  await merge(office.director, [stays, goes, coded]);
  const count = await db.$count(clients);
  const headers = ["Название", "ИНН", "Код 1С", "Регион"];
  const rows = [
    ["Матвеевский хлеб", "7736050003", "", "Пермь"],
    ["Третья карточка", "", "78", "Пермь"],
  ];
  for (const row of rows) {
    const done = await importWhole(office.director, "old.csv", csvUtf8([row], headers));
    expect(done.result).toMatchObject({ created: 0, failed: 0 });
  }
  expect(await db.$count(clients)).toBe(count);
  const [card] = await db.select().from(clients).where(eq(clients.id, stays));
  expect(card).toMatchObject({ name: "Хлебозавод «Матвей»", region: "Пермь", externalId: "77" });
  expect(card?.search).toContain(" matveevskiy ");
  expect(await db.select().from(clients).where(eq(clients.id, coded))).toMatchObject([
    { externalId: "78", region: null },
  ]);
});

it("an old link leads to the common card", async () => {
  const stays = await addClient(office.manager);
  const goes = await addClient(office.manager);
  await merge(office.director, [stays, goes]);
  expect(await getClient(office.director, goes)).toMatchObject({ mergedIntoId: stays });
});
