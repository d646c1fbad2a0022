import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { inTransaction } from "#db/index.ts";
import { updateSegment } from "#db/segments/commands.ts";
import { addMembers, createList, listMembers, removeMembers } from "#db/segments/lists.ts";
import { countSegment, getSegment } from "#db/segments/queries.ts";
import { makeActor, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { eventsOf, now } from "../clients/office.ts";
import { all } from "./trees.ts";

await testDatabase();
let marketer: StaffActor;
let manager: StaffActor;
beforeAll(async () => {
  marketer = await makeActor("marketer");
  manager = await makeActor("sales_manager");
});

const make = (actor = marketer, key = randomUUID()) =>
  inTransaction((tx) => createList(tx, actor, { key, name: "На выставку" }, now));
const order = (
  run: typeof addMembers | typeof removeMembers,
  actor: StaffActor,
  id: string,
  clientIds: string[],
) => inTransaction<object>((tx) => run(tx, actor, { id, clientIds }, now));

it("holds whom one puts on it, as any segment is asked", async () => {
  const { id } = await make();
  const [one, two] = [await makeClient(), await makeClient()];
  expect(await order(addMembers, marketer, id, [one.id, two.id, randomUUID()])).toEqual({ added: 2 });
  expect(await order(addMembers, marketer, id, [one.id])).toEqual({ added: 0 });
  const tree = (await getSegment(marketer, id))?.tree ?? all();
  expect(await countSegment(marketer, tree, now)).toBe(2);
  expect(await order(removeMembers, marketer, id, [one.id])).toEqual({ removed: 1 });
  expect((await listMembers(marketer, id, 10)).map((row) => row.id)).toEqual([two.id]);
  expect(await eventsOf(id)).toEqual([
    "segment.create_list",
    "segment.add_members",
    "segment.add_members",
    "segment.remove_members",
  ]);
});

it("is made once for a key and takes no conditions", async () => {
  const key = randomUUID();
  const { id } = await make(marketer, key);
  expect(await make(marketer, key)).toEqual({ id });
  const change = { id, expectedVersion: 1, name: "Иначе", tree: all() };
  await expect(inTransaction((tx) => updateSegment(tx, marketer, change, now))).rejects.toMatchObject({
    code: "segment_fixed",
  });
});

it("is not there for those who may not see segments", async () => {
  await expect(make(manager)).rejects.toMatchObject({ code: "forbidden" });
  const { id } = await make();
  const client = await makeClient();
  await order(addMembers, marketer, id, [client.id]);
  for (const run of [addMembers, removeMembers])
    await expect(order(run, manager, id, [client.id])).rejects.toMatchObject({ code: "not_found" });
  expect(await listMembers(manager, id, 10)).toEqual([]);
});
