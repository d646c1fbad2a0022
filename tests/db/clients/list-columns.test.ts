import { beforeAll, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { countClients, listClients } from "#db/clients/list.ts";
import { listColumns } from "#db/clients/list-columns.ts";
import { type ClientSearch, emptySearch } from "#db/clients/list-input.ts";
import { sumMoney } from "#db/clients/list-sums.ts";
import { inTransaction } from "#db/index.ts";
import { recountMoney } from "#db/purchases/recount.ts";
import { buy } from "#tests/db/classes/counting.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { all, is, not, some } from "../segments/trees.ts";
import { addClient, makeOffice, now, type Office } from "./office.ts";

await testDatabase();
let office: Office;
let own: string;
let foreign: string;

beforeAll(async () => {
  office = await makeOffice();
  const facts = { inn: "7707083893", phones: "+7 343 200-10-20", emails: "a@slovo.test" };
  own = await addClient(office.director, { ...facts, ownerId: office.manager.id, class: "A" });
  foreign = await addClient(office.director, {
    ownerId: office.stranger.id,
    contactName: "Замятин Пётр",
    phones: "+7 343 200-10-30",
  });
  await addClient(office.director, { ownerId: office.manager.id, class: "B", source: "Выставка" });
});

const ask = async (part: Partial<ClientSearch>, actor = office.manager) =>
  (await listClients(actor, { ...emptySearch, ...part }, now)).rows;

it("looks up what the columns ask for, and nothing else", async () => {
  const rows = await ask({ columns: listColumns });
  expect(rows.find(({ id }) => id === own)?.more).toEqual({
    address: null,
    tags: [],
    inn: "7707083893",
    phone: "+73432001020",
    email: "a@slovo.test",
    promises: 0,
    complaints: 0,
    own: {},
    bought: 0,
    purchase: null,
    owes: 0,
  });
  expect((await ask({}))[0]?.more).toBeNull();
  expect((await ask({ columns: ["inn"] }))[0]?.more).toHaveProperty("inn");
});

it("says of a foreign client's phone only that there is one", async () => {
  const phones = async (actor = office.manager) =>
    (await ask({ columns: ["phone"] }, actor)).find(({ id }) => id === foreign)?.more?.phone;
  expect(await phones()).toBe("");
  expect(await phones(office.stranger)).toBe("+73432001030");
});

it("is narrowed by a tree as by its chips, within what the actor sees", async () => {
  const tree = some(is("class", "any", ["A"]), all(is("source", "filled"), not(is("email", "yes"))));
  expect((await ask({ tree })).map(({ class: letter }) => letter).sort()).toEqual(["A", "B"]);
  expect(await ask({ tree, classes: ["B"] })).toHaveLength(1);
  expect(await countClients(office.manager, { ...emptySearch, tree }, now)).toBe(2);
  expect(await ask({ tree }, office.serviceman)).toEqual([]);
  expect(await ask({ tree, archived: true })).toEqual([]);
});

it("sums up what was paid for in a year and what is owed, for those who see the money", async () => {
  const buyer = await addClient(office.director, { ownerId: office.manager.id, source: "Ярмарка" });
  await buy(buyer, "2025-02-28", 5_000);
  await buy(buyer, "2025-03-01", 100_000, { unpaid: 30_000 });
  await buy(buyer, "2026-03-10", 10_000, { back: true });
  await inTransaction((tx) => recountMoney(tx, null));
  const columns = ["bought", "purchase", "owes"] as const;
  const tree = all(is("source", "any", ["Ярмарка"]));
  const seen = async (actor = office.manager) => (await ask({ tree, columns }, actor))[0]?.more;
  expect(await seen()).toEqual({ bought: 60_000, purchase: "2025-03-01", owes: 30_000 });
  for (const actor of [office.stranger, office.secretary])
    expect(await seen(actor)).toEqual({ bought: null, purchase: null, owes: null });
  const sums = (actor: StaffActor) => sumMoney(actor, { ...emptySearch, tree }, now);
  expect(await sums(office.manager)).toEqual({ bought: 60_000, owes: 30_000 });
  expect(await sums(office.stranger)).toEqual({ bought: 0, owes: 0 });
  expect(await sums(office.secretary)).toBeNull();
});
