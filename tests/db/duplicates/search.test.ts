import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { archiveClient, editFact } from "#db/clients/commands.ts";
import { contactPoints } from "#db/contacts/table.ts";
import { decideDifferent, startSearch, takeBackDifferent } from "#db/duplicates/commands.ts";
import { listDifferent } from "#db/duplicates/different.ts";
import { getSearch, listGroups } from "#db/duplicates/queries.ts";
import { searchDuplicates } from "#db/duplicates/search-run.ts";
import { duplicateCards, duplicateRuns } from "#db/duplicates/table.ts";
import { inTransaction } from "#db/index.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, eventsOf, makeOffice, now, type Office } from "../clients/office.ts";
import { merge, undo } from "../merges/merging.ts";

const { db } = await testDatabase();
let office: Office;
let cards: Record<"bakery" | "bread" | "matvey" | "north" | "south", string>;
beforeAll(async () => {
  office = await makeOffice();
  const add = (name: string, phones: string, actor = office.manager, more: object = {}) =>
    addClient(actor, { name, phones, ...more });
  cards = {
    bakery: await add("Хлебозавод «Матвей»", "8 343 200-10-20", office.manager, { inn: "7707083893" }),
    bread: await add("Матвей, хлебозавод", "8 343 200-10-20, 8 912 000-77-02", office.colleague),
    matvey: await add("ООО «Хлебозавод Матвей»", "8 912 000-77-02", office.colleague),
    north: await add("Гостиница «Северная»", "8 343 300-30-30", office.stranger),
    south: await add("Кафе «Южное»", "8 343 300-30-30", office.stranger),
  };
});

const all = { score: 0, branches: [], owners: [], after: null };
const search = () => searchDuplicates(() => now);
const groups = async (actor: StaffActor = office.director, more: object = {}) =>
  (await listGroups(actor, { ...all, ...more })).groups;
const decide = (actor: StaffActor, ids: string[]) =>
  inTransaction((tx) => decideDifferent(tx, actor, { of: "client", ids }, now));
const takeBack = (actor: StaffActor, ids: string[]) =>
  inTransaction((tx) => takeBackDifferent(tx, actor, { of: "client", ids }, now));

describe("a search", () => {
  it("finds whom the rules call one, hangs them together and says why; another name over one phone is none", async () => {
    expect(await search()).toMatchObject({ changed: 5, read: 5, found: 2 });
    const [found, ...more] = await groups();
    expect(more).toEqual([]);
    expect(found?.cards.map(({ id }) => id).sort()).toEqual([cards.bakery, cards.bread, cards.matvey].sort());
    expect(found?.pairs).toHaveLength(2);
    const reasons = found?.pairs.find(({ a, b }) => a === cards.bakery && b === cards.bread)?.reasons;
    expect(reasons).toMatchObject([
      { rule: "name", points: 30 },
      { rule: "longName", points: 10 },
      { rule: "phone", points: 25 },
    ]);
  });

  it("looks again at those who changed and at nobody else", async () => {
    expect(await search()).toMatchObject({ changed: 0, compared: 0, found: 2 });
    const rename = (name: string, expectedVersion: number) =>
      inTransaction((tx) =>
        editFact(tx, office.director, { id: cards.bread, expectedVersion, field: "name", value: name }, now),
      );
    await rename("Совсем другое имя", 1);
    expect(await search()).toMatchObject({ changed: 1, found: 0 });
    await rename("Матвей, хлебозавод", 2);
    expect(await search()).toMatchObject({ changed: 1, found: 2 });
  });

  it("forgets whoever is in the archive", async () => {
    const archive = await addClient(office.manager, {
      name: "Матвей, хлебозавод",
      phones: "8 912 000-77-02",
    });
    await search();
    expect((await groups())[0]?.cards).toHaveLength(4);
    await inTransaction((tx) => archiveClient(tx, office.director, { id: archive, expectedVersion: 1 }, now));
    expect((await groups())[0]?.cards).toHaveLength(3);
    await search();
    expect(await db.select().from(duplicateCards).where(eq(duplicateCards.subjectId, archive))).toEqual([]);
  });

  it("is ordered once at a time, and a dead one does not stand in the way", async () => {
    const order = (at: Date) => inTransaction((tx) => startSearch(tx, office.director, {}, at));
    const { id } = await order(now);
    expect((await getSearch(now)).running?.id).toBe(id);
    await expect(order(now)).rejects.toMatchObject({ code: "duplicates_searching" });
    const later = new Date(now.getTime() + 10 * 60_000);
    const { id: second } = await order(later);
    expect(await searchDuplicates(() => later)).toMatchObject({ id: second });
    expect((await getSearch(later)).running).toBeNull();
    expect(
      await db.$count(duplicateRuns, and(eq(duplicateRuns.id, id), eq(duplicateRuns.finishedAt, later))),
    ).toBe(1);
  });
});

describe("the list", () => {
  it("shows a pair to whoever sees both cards, narrowed by score, responsible and branch", async () => {
    expect(await groups(office.serviceman)).toEqual([]);
    expect(await groups(office.director, { score: 90 })).toEqual([]);
    expect(await groups(office.director, { owners: [office.stranger.id] })).toEqual([]);
    expect(await groups(office.director, { branches: [office.branch.id] })).toEqual([]);
    const [pair] = await groups(office.director, { owners: [office.manager.id] });
    expect(pair?.cards.map(({ id }) => id)).toContain(cards.bakery);
  });

  it("goes on where the page ended", async () => {
    for (let i = 0; i < 21; i++) {
      for (const _ of "ab") {
        const { id: clientId } = await makeClient({ name: `Лаборатория Волна ${i}` });
        const value = `+74951000${100 + i}`;
        await db.insert(contactPoints).values({ clientId, kind: "phone", value, raw: value });
      }
    }
    await search();
    const first = await listGroups(office.director, all);
    const second = await listGroups(office.director, { ...all, after: first.next });
    expect([first.groups.length, second.groups.length, second.next]).toEqual([20, 2, null]);
    const ids = [...first.groups, ...second.groups].map(({ id }) => id);
    expect(new Set(ids).size).toBe(22);
    expect((await listGroups(office.director, { ...all, after: "oops' or 1=1" })).groups).toHaveLength(20);
  });
});

describe("«не дубль»", () => {
  it("is remembered for all, also through a merge, until it is taken back", async () => {
    await decide(office.director, [cards.bakery, cards.bread]);
    expect((await listDifferent(office.head, "client"))[0]).toMatchObject({
      a: cards.bakery,
      b: cards.bread,
    });
    await search();
    // The list is long by now: only what the colleague answers for.
    const mine = { owners: [office.colleague.id] };
    const pairs = async () => {
      const of = (await groups(office.director, mine)).find(({ cards: inside }) =>
        inside.some(({ id }) => id === cards.matvey),
      );
      return of?.pairs.map(({ a, b }) => `${a} ${b}`) ?? [];
    };
    expect(await pairs()).not.toContain(`${cards.bakery} ${cards.bread}`);
    const { id } = await merge(office.director, [cards.bakery, cards.matvey]);
    expect(await pairs()).toEqual([]);
    expect((await groups()).flatMap(({ cards: inside }) => inside.map((card) => card.id))).not.toContain(
      cards.bread,
    );
    await undo(office.director, id);
    await takeBack(office.director, [cards.bakery, cards.bread]);
    expect(await pairs()).toContain(`${cards.bakery} ${cards.bread}`);
    expect(await eventsOf(cards.bakery)).toContain("duplicate.decide_different");
  });

  it("is said by those who may change both, and taken back once", async () => {
    await expect(decide(office.manager, [cards.bakery, cards.bread])).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(decide(office.serviceman, [cards.bakery, cards.bread])).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(takeBack(office.director, [cards.north, cards.south])).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
