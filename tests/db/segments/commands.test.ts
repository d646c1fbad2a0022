import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { inTransaction } from "#db/index.ts";
import { archiveSegment, createSegment, restoreSegment, updateSegment } from "#db/segments/commands.ts";
import { getSegment, listSegments, segmentChoices } from "#db/segments/queries.ts";
import { makeActor, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { eventsOf, now } from "../clients/office.ts";
import { all, is } from "./trees.ts";

await testDatabase();
const tree = all(is("class", "any", ["A"]));
let marketer: StaffActor;
let manager: StaffActor;
beforeAll(async () => {
  marketer = await makeActor("marketer");
  manager = await makeActor("sales_manager");
});

const create = (actor: StaffActor, fields = {}) =>
  inTransaction((tx) =>
    createSegment(tx, actor, { key: randomUUID(), name: "Важные", tree, ...fields }, now),
  );
const change = (actor: StaffActor, id: string, expectedVersion: number, name = "Самые важные") =>
  inTransaction((tx) => updateSegment(tx, actor, { id, expectedVersion, name, tree: all() }, now));

describe("a segment", () => {
  it("is made once for a key, and leaves one event", async () => {
    const key = randomUUID();
    const { id } = await create(marketer, { key });
    expect(await create(marketer, { key })).toEqual({ id });
    expect(await eventsOf(id)).toEqual(["segment.create"]);
    expect((await getSegment(marketer, id))?.tree).toEqual(tree);
    expect((await listSegments(marketer)).map((row) => row.id)).toContain(id);
  });

  it("is changed from the version one has seen, else both are told", async () => {
    const { id } = await create(marketer);
    expect(await change(marketer, id, 1)).toEqual({ version: 2 });
    await expect(change(marketer, id, 1, "Мои")).rejects.toMatchObject({
      code: "stale",
      details: { mine: { name: "Мои" }, theirs: { name: "Самые важные" }, version: 2 },
    });
    expect(await eventsOf(id)).toEqual(["segment.create", "segment.update"]);
  });

  it("goes to the archive and back, and is not changed there", async () => {
    const { id } = await create(marketer);
    await inTransaction((tx) => archiveSegment(tx, marketer, { id, expectedVersion: 1 }, now));
    expect((await listSegments(marketer)).map((row) => row.id)).not.toContain(id);
    expect((await listSegments(marketer, { archived: true })).map((row) => row.id)).toContain(id);
    await expect(change(marketer, id, 2)).rejects.toMatchObject({ code: "segment_archived" });
    await inTransaction((tx) => restoreSegment(tx, marketer, { id, expectedVersion: 2 }, now));
    expect(await change(marketer, id, 3)).toEqual({ version: 4 });
    expect(await eventsOf(id)).toEqual([
      "segment.create",
      "segment.archive",
      "segment.restore",
      "segment.update",
    ]);
  });

  it("is not there for those who may not see segments", async () => {
    const { id } = await create(marketer);
    expect(await getSegment(manager, id)).toBeUndefined();
    expect(await getSegment(marketer, "не номер")).toBeUndefined();
    expect(await listSegments(manager)).toEqual([]);
    await expect(create(manager)).rejects.toMatchObject({ code: "forbidden" });
    await expect(change(manager, id, 1)).rejects.toMatchObject({ code: "not_found" });
    await expect(
      inTransaction((tx) => archiveSegment(tx, manager, { id, expectedVersion: 1 }, now)),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await eventsOf(id)).toEqual(["segment.create"]);
  });
});

it("offers the tags in use among the clients that one sees", async () => {
  const trainee = await makeActor("trainee");
  await makeClient({ tags: ["vip", "дилер"] });
  await makeClient({ tags: ["дилер"], ownerId: trainee.id });
  const values = async (actor: StaffActor) => (await segmentChoices(actor)).tags.map(({ value }) => value);
  expect(await values(marketer)).toEqual(["vip", "дилер"]);
  expect(await values(trainee)).toEqual(["дилер"]);
});
