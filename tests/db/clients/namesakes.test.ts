import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { createClient } from "#db/clients/commands.ts";
import { findNamesakes, type Sought } from "#db/clients/duplicates.ts";
import { createClient as createInput } from "#db/clients/input.ts";
import { clients } from "#db/clients/table.ts";
import { inTransaction } from "#db/index.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, makeOffice, now, type Office } from "./office.ts";

const { db } = await testDatabase();
let office: Office;
let romashka: string;
beforeAll(async () => {
  office = await makeOffice();
  romashka = await addClient(office.manager, {
    name: "ООО «Ромашка»",
    inn: "7707083893",
    contactName: "Лаптев Пётр",
    phones: "+7 912 111-22-33",
    emails: "laptev@romashka.ru",
  });
});

const find = (actor: StaffActor, sought: Partial<Sought>) =>
  inTransaction((tx) => findNamesakes(actor, { name: "", inn: null, ...sought }, tx));
const idsOf = async (sought: Partial<Sought>) => (await find(office.director, sought)).map(({ id }) => id);

describe("namesakes", () => {
  it.each(["АО Ромашка", "РОМАШКА", "romashka", "Рамашка", "Ромашкка"])("%s", async (name) => {
    expect(await find(office.director, { name })).toMatchObject([{ id: romashka, same: "name" }]);
  });

  it("in another order, apart, with a slip, with something more", async () => {
    const bears = await addClient(office.manager, { name: "Три Медведя" });
    const service = await addClient(office.manager, { name: "АО «Строй-Сервис»" });
    const more = await addClient(office.manager, { name: "Лютик Плюс" });
    expect(await idsOf({ name: "Медведя Три" })).toEqual([bears]);
    expect(await idsOf({ name: "Стройсервис" })).toEqual([service]);
    expect(await idsOf({ name: "Лютик" })).toEqual([more]);
    expect(await idsOf({ name: "Лют" })).toEqual([]);
  });

  it("are not those with another number, nor those whose person bears the name", async () => {
    const twelfth = await addClient(office.manager, { name: "Гимназия № 12" });
    expect(await idsOf({ name: "Гимназия 14" })).toEqual([]);
    expect(await idsOf({ name: "Гимназия 12" })).toEqual([twelfth]);
    expect(await idsOf({ name: "Лаптев Пётр" })).toEqual([]);
  });

  it("are met by the phone or the e-mail of the client or of its people", async () => {
    const own = await addClient(office.manager, { name: "Без людей", phones: "+7 343 200-10-20" });
    expect(await find(office.director, { points: ["+79121112233"] })).toMatchObject([
      { id: romashka, same: "contact" },
    ]);
    expect(await idsOf({ points: ["laptev@romashka.ru", "+79990000000"] })).toEqual([romashka]);
    expect(await idsOf({ points: ["+73432001020"] })).toEqual([own]);
    expect(await idsOf({ points: ["+79990000000"] })).toEqual([]);
  });

  it("come once each, those of the ИНН first, five at most", async () => {
    for (let i = 1; i <= 6; i++) await addClient(office.manager, { name: `Ландыш ${i}` });
    const found = await find(office.director, {
      name: "Ландыш",
      inn: "7707083893",
      points: ["+79121112233"],
    });
    expect(found).toHaveLength(5);
    expect(found.filter(({ id }) => id === romashka)).toMatchObject([{ same: "inn" }]);
    expect(found[0]?.id).toBe(romashka);
  });

  it("stay unknown to whom the card is not visible", async () => {
    const all = { name: "Ромашка", inn: "7707083893", points: ["+79121112233"] };
    for (const actor of [office.admin, office.serviceman]) expect(await find(actor, all)).toEqual([]);
  });

  it("say of a card that one may not see only that it is there, and whom to ask", async () => {
    const far = await addClient(office.director, {
      ...{ name: "Бухта Надежды", inn: "7736050003", phones: "+7 912 777-00-01" },
      ...{ branchId: office.branch.id, ownerId: office.manager.id },
    });
    const hidden = { id: null, name: null, region: null, ask: office.manager.name.replaceAll("\u00A0", " ") };
    const ask = async (actor: StaffActor, sought: Partial<Sought>) =>
      (await find(actor, sought)).map((one) => ({ ...one, ask: one.ask?.replaceAll("\u00A0", " ") }));
    for (const [same, sought] of [
      ["name", { name: "Бухта надежды" }],
      ["inn", { inn: "7736050003" }],
      ["contact", { points: ["+79127770001"] }],
    ] as const)
      expect(await ask(office.faraway, sought)).toEqual([{ ...hidden, same }]);
    // The card is seen by a colleague, its numbers are not: the number does not tell whose it is.
    expect(await ask(office.colleague, { points: ["+79127770001"] })).toEqual([
      { ...hidden, same: "contact" },
    ]);
    expect(await ask(office.manager, { points: ["+79127770001"] })).toMatchObject([
      { id: far, ask: undefined },
    ]);
    // Part of a number finds nothing, so none can be felt out.
    for (const part of ["+7912777000", "+791277700011", "79127770001", "%"])
      expect(await find(office.faraway, { points: [part] })).toEqual([]);
  });

  it("do not tell by the name beside it whose a number is", async () => {
    const far = await addClient(office.manager, { name: "Маяк Заречный", phones: "+7 912 777-00-02" });
    await addClient(office.manager, { name: "Вовсе не маяк", phones: "+7 912 777-00-03" });
    for (const points of [["+79127770002"], ["+79127770003"]])
      expect(await find(office.colleague, { name: "Маяк Заречный", points })).toMatchObject([
        { id: far, same: "name" },
        { id: null, same: "contact" },
      ]);
    expect(await find(office.manager, { name: "Маяк Заречный", points: ["+79127770002"] })).toMatchObject([
      { id: far, same: "contact" },
    ]);
  });

  it("are asked by ten numbers at most", async () => {
    const ten = Array.from({ length: 10 }, (_, i) => `+7999000000${i}`);
    expect(await idsOf({ points: [...ten, "+79121112233"] })).toEqual([]);
    expect(await idsOf({ points: [...ten.slice(1), "+79121112233"] })).toEqual([romashka]);
    expect(await idsOf({ points: [...ten, "laptev@romashka.ru"] })).toEqual([romashka]);
    const phones = [...ten, "+79121112233"].join(", ");
    const input = createInput.parse({ key: randomUUID(), name: "Справочник", phones, duplicateSeen: true });
    await expect(inTransaction((tx) => createClient(tx, office.manager, input, now))).rejects.toMatchObject({
      code: "points_many",
      details: { field: "phones" },
    });
  });

  it("are not those of another ИНН under the same name", async () => {
    expect(await idsOf({ name: "Ромашка", inn: "500100732259" })).toEqual([]);
  });

  it("stop a hand that writes the phone of another client, until it has been seen", async () => {
    const fields = { key: randomUUID(), name: "Совсем другое имя", phones: "8 912 111-22-33" };
    const create = (more: object = {}) =>
      inTransaction((tx) =>
        createClient(tx, office.secretary, createInput.parse({ ...fields, ...more }), now),
      );
    await expect(create()).rejects.toMatchObject({
      code: "duplicate_client",
      details: { namesakes: [{ id: romashka, same: "contact" }] },
    });
    const { id } = await create({ duplicateSeen: true });
    await db.update(clients).set({ archivedAt: now }).where(eq(clients.id, id));
    expect(await idsOf({ points: ["+79121112233"] })).toEqual([romashka]);
  });
});
