import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { startBulk, undoBulk } from "#db/bulk/commands.ts";
import type { BulkChange } from "#db/bulk/input.ts";
import { runBulk } from "#db/bulk/run.ts";
import { bulkEdits } from "#db/bulk/table.ts";
import { liftOverride, overrideClass } from "#db/classes/commands.ts";
import { editFact } from "#db/clients/commands.ts";
import { editFact as factInput } from "#db/clients/input.ts";
import { listTimeline } from "#db/clients/timeline.ts";
import type { ChangesEntry } from "#db/clients/timeline-changes.ts";
import { addContact } from "#db/contacts/commands.ts";
import { addContact as contactInput } from "#db/contacts/input.ts";
import { inTransaction } from "#db/index.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { merge, mergeTwo, undo } from "../merges/merging.ts";
import { addClient, makeOffice, now, type Office } from "./office.ts";

const { db } = await testDatabase();
const bulkOf = async (id: string) =>
  (await db.select().from(bulkEdits).where(eq(bulkEdits.id, id)))[0] as typeof bulkEdits.$inferSelect;
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

it("tells edits in one piece, and of people and the note only to those who know them", async () => {
  const id = await addClient(office.director, { ownerId: office.manager.id });
  const edit = (expectedVersion: number, field: string, value: string) =>
    inTransaction((tx) =>
      editFact(tx, office.director, factInput.parse({ id, expectedVersion, field, value }), now),
    );
  await edit(1, "region", "Омск");
  await edit(2, "region", "Тверь");
  await edit(3, "note", "Звонить Лапиной");
  const person = contactInput.parse({ key: randomUUID(), clientId: id, name: "Лапина Вера" });
  await inTransaction((tx) => addContact(tx, office.director, person));
  const changes = async (actor: StaffActor) => (await listTimeline(actor, id, "changes", null)).entries;
  expect(await changes(office.manager)).toMatchObject([
    {
      type: "changes",
      count: 4,
      lines: [
        { what: "contact.add", person: "Лапина Вера" },
        { what: "note", after: "Звонить Лапиной" },
        { what: "region", before: null, after: "Тверь" },
      ],
    },
  ]);
  const seen = JSON.stringify(await changes(office.stranger));
  expect(seen).toContain("Тверь");
  expect(seen).not.toContain("Лапин");
  expect(await changes(office.admin)).toEqual([]);
});

it("tells that a class was held by hand and counted again, without the reason", async () => {
  const id = await addClient(office.director, { ownerId: office.manager.id });
  const held = { clientId: id, class: "A" as const, reason: "Ждём большой заказ", until: null, version: 0 };
  const { version } = await inTransaction((tx) => overrideClass(tx, office.director, held, now));
  const changes = async () => (await listTimeline(office.manager, id, "changes", null)).entries;
  expect(await changes()).toMatchObject([
    { lines: [{ what: "client.override_class", before: "C", after: "A" }] },
  ]);
  await inTransaction((tx) => liftOverride(tx, office.director, { clientId: id, version }, now));
  const [group] = await changes();
  expect(group).toMatchObject({
    count: 2,
    lines: [{ what: "client.lift_class" }, { what: "client.override_class" }],
  });
  expect(JSON.stringify(group)).not.toContain("заказ");
});

it("tells changes of many with what was before, and their undo, by whoever did it", async () => {
  const [id, other] = [
    await addClient(office.director, { ownerId: office.manager.id, region: "Омск" }),
    await addClient(office.director, { ownerId: office.manager.id, region: "Омск" }),
  ];
  const changeBoth = async (change: BulkChange, at: Date) => {
    const order = { key: randomUUID(), selection: { ids: [id, other] }, change };
    const bulk = await inTransaction((tx) => startBulk(tx, office.director, order, at));
    await runBulk(bulk.id, () => at);
    return bulk.id;
  };
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  const bulkId = await changeBoth({ kind: "region", value: "Тверь" }, later(1));
  await changeBoth({ kind: "owner", value: office.colleague.id }, later(20));
  const { version } = await bulkOf(bulkId);
  await inTransaction((tx) =>
    undoBulk(tx, office.director, { id: bulkId, expectedVersion: version }, later(40)),
  );
  await runBulk(bulkId, () => later(40));
  const lines = async (actor: StaffActor) =>
    (await listTimeline(actor, id, "changes", null)).entries.map((entry) => (entry as ChangesEntry).lines);
  const told = await lines(office.director);
  expect(told).toMatchObject([
    [{ what: "region", before: "Тверь", after: "Омск" }],
    [{ what: "client.assign_owner" }],
    [{ what: "region", before: "Омск", after: "Тверь" }],
  ]);
  expect(told[1]?.[0]?.before).not.toBe(told[1]?.[0]?.after);
  expect(told[1]?.[0]?.after).not.toMatch(/[0-9a-f]{8}-/);
  expect(await lines(office.serviceman)).toEqual([]);
});

it("tells of merges whom they took in and which values they took, and of people to whoever knows them", async () => {
  const add = async (name: string, region: string, value: string) => {
    const card = await addClient(office.director, { ownerId: office.manager.id, name, region });
    const fact = factInput.parse({ id: card, expectedVersion: 1, field: "note", value });
    await inTransaction((tx) => editFact(tx, office.director, fact, now));
    return card;
  };
  const [stays, goes] = [
    await add("Ромашка", "Омск", "Звонить"),
    await add("Ромашка Плюс", "Тверь", "Писать"),
  ];
  const { id } = await merge(office.director, [stays, goes], { choice: { region: goes } });
  const changes = async (actor: StaffActor) =>
    (await listTimeline(actor, stays, "changes", null)).entries as ChangesEntry[];
  const [told] = await changes(office.manager);
  expect(told?.lines).toEqual(
    expect.arrayContaining([
      { what: "client.merge", person: "«Ромашка Плюс»", before: null, after: null },
      { what: "region", person: null, before: "Омск", after: "Тверь" },
      { what: "note", person: null, before: null, after: "Звонить\nПисать" },
    ]),
  );
  expect(JSON.stringify(await changes(office.stranger))).not.toContain("Писать");
  await undo(office.director, id);
  expect((await changes(office.manager))[0]?.lines[0]?.what).toBe("client.unmerge");
  const person = (name: string) =>
    inTransaction((tx) =>
      addContact(tx, office.director, contactInput.parse({ key: randomUUID(), clientId: stays, name })),
    );
  const [one, again] = [await person("Лапина Вера"), await person("Лапина В. П.")];
  await mergeTwo(office.director, [one.id, again.id]);
  const what = { what: "contact.merge", person: "Лапина Вера = Лапина В. П." };
  expect((await changes(office.manager))[0]?.lines[0]).toMatchObject(what);
  expect(JSON.stringify(await changes(office.stranger))).not.toContain("Лапина");
});
