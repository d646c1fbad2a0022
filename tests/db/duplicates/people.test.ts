import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { addContact } from "#db/contacts/commands.ts";
import { decideDifferent, takeBackDifferent } from "#db/duplicates/commands.ts";
import { listDifferent } from "#db/duplicates/different.ts";
import { countGroups, listPeopleGroups } from "#db/duplicates/queries.ts";
import { searchDuplicates } from "#db/duplicates/search-run.ts";
import { inTransaction } from "#db/index.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, eventsOf, makeOffice, now, type Office } from "../clients/office.ts";
import { mergeTwo, undo } from "../merges/merging.ts";

await testDatabase();
let office: Office;
let people: Record<"vera" | "veraAgain" | "veraElsewhere" | "namesake" | "boss", string>;
let firms: Record<"mine" | "other" | "foreign", string>;
beforeAll(async () => {
  office = await makeOffice();
  firms = {
    mine: await addClient(office.manager, { name: "Мебель «Дубрава»" }),
    other: await addClient(office.manager, { name: "Гостиница «Северная»" }),
    foreign: await addClient(office.stranger, { name: "Кафе «Южное»" }),
  };
  const add = async (clientId: string, name: string, more: object = {}) => {
    const input = { key: randomUUID(), clientId, name, ...more } as never;
    return (await inTransaction((tx) => addContact(tx, office.director, input))).id;
  };
  people = {
    vera: await add(firms.mine, "Лапина Вера Павловна", { phones: "8 912 100-00-01" }),
    // Twice at one firm, with a slip: no number is needed.
    veraAgain: await add(firms.mine, "Лапна Вера"),
    veraElsewhere: await add(firms.foreign, "Лапина Вера", { phones: "+7 912 100-00-01" }),
    namesake: await add(firms.other, "Лапина Вера"),
    boss: await add(firms.mine, "Зуев Пётр", { phones: "8 912 100-00-01" }),
  };
});

const all = { score: 0, branches: [], owners: [], after: null };
const search = () => searchDuplicates(() => now);
const groups = async (actor: StaffActor = office.director, more: object = {}) =>
  (await listPeopleGroups(actor, { ...all, ...more })).groups;
const idsOf = (list: Awaited<ReturnType<typeof groups>>) =>
  list.map(({ cards }) => cards.map(({ id }) => id).sort());
const decide = (actor: StaffActor, ids: string[]) =>
  inTransaction((tx) => decideDifferent(tx, actor, { of: "contact", ids }, now));

describe("duplicates among people", () => {
  it("are found by name with one mark beside it; a namesake elsewhere and a shared number are none", async () => {
    await search();
    const [found, ...more] = await groups();
    expect(more).toEqual([]);
    expect(found?.cards.map(({ id }) => id).sort()).toEqual(
      [people.vera, people.veraAgain, people.veraElsewhere].sort(),
    );
    const pair = found?.pairs.find(({ a, b }) => [a, b].includes(people.veraAgain));
    expect(pair?.reasons.map(({ rule }) => rule)).toEqual(["name", "firm"]);
    expect(found?.cards.find(({ id }) => id === people.vera)?.places).toMatchObject([
      { clientId: firms.mine, client: "Мебель «Дубрава»" },
    ]);
    expect(await search()).toMatchObject({ changed: 0, compared: 0 });
  });

  it("are shown to whoever knows both, and decided by whoever may change all their clients", async () => {
    expect(idsOf(await groups(office.manager))).toEqual([[people.vera, people.veraAgain].sort()]);
    expect(await groups(office.serviceman)).toEqual([]);
    expect(await countGroups(office.stranger, "contact", all)).toBe(0);
    expect((await groups(office.marketer))[0]?.cards.every(({ editable }) => editable)).toBe(false);
    expect(await groups(office.director, { owners: [office.colleague.id] })).toEqual([]);
    expect(await groups(office.director, { owners: [office.stranger.id] })).toHaveLength(1);
    await expect(decide(office.manager, [people.vera, people.veraElsewhere])).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(decide(office.marketer, [people.vera, people.veraAgain])).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("are asked of no more once somebody says «не дубль», also through a merge, until it is taken back", async () => {
    await decide(office.director, [people.vera, people.veraElsewhere]);
    await decide(office.director, [people.veraAgain, people.veraElsewhere]);
    expect((await listDifferent(office.director, "contact")).map(({ a, b }) => [a, b])).toContainEqual(
      [people.vera, people.veraElsewhere].sort(),
    );
    expect(await listDifferent(office.manager, "contact")).toEqual([]);
    await search();
    expect(idsOf(await groups())).toEqual([[people.vera, people.veraAgain].sort()]);
    const { id } = await mergeTwo(office.director, [people.veraAgain, people.vera]);
    expect(await groups()).toEqual([]);
    await undo(office.director, id);
    expect(idsOf(await groups())).toEqual([[people.vera, people.veraAgain].sort()]);
    await inTransaction((tx) =>
      takeBackDifferent(
        tx,
        office.director,
        { of: "contact", ids: [people.vera, people.veraElsewhere] },
        now,
      ),
    );
    expect((await groups())[0]?.cards).toHaveLength(3);
    expect(await eventsOf(people.vera)).toContain("contact.merged_away");
  });
});
