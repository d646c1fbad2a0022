import { beforeAll, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { countNodes, countSegments, preorder } from "#db/segments/counts.ts";
import { countSegment } from "#db/segments/queries.ts";
import { makeActor, makeBranch, makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { fillRows, now } from "./rows.ts";
import { all, is, not, some } from "./trees.ts";

await testDatabase();
let boss: StaffActor;
let trainee: StaffActor;
beforeAll(async () => {
  boss = await makeActor("director");
  trainee = await makeActor("trainee");
  await fillRows(80, {
    branches: [(await makeBranch()).id],
    owners: [(await makeStaff()).id, trainee.id],
    lists: [],
  });
});

const tree = all(is("class", "any", ["A"]), some(is("email", "yes"), not(is("contact", "never"))));

it("counts every part of a tree as if it stood alone, and the whole as the segment", async () => {
  const { total, own } = await countNodes(boss, tree, now);
  expect(total).toBe(await countSegment(boss, all(), now));
  expect(own).toHaveLength(preorder(tree).length);
  expect(own[0]).toBe(await countSegment(boss, tree, now));
  expect(own[1]).toBe(await countSegment(boss, all(is("class", "any", ["A"])), now));
  expect(own[4]).toBe(await countSegment(boss, not(is("contact", "never")), now));
});

it("counts many segments at once, each within what the actor sees", async () => {
  const trees = [tree, all(), all(is("consent", "yes"))];
  for (const actor of [boss, trainee]) {
    const each = await Promise.all(trees.map((one) => countSegment(actor, one, now)));
    expect(await countSegments(actor, trees, now)).toEqual(each);
  }
  expect(await countSegments(boss, [], now)).toEqual([]);
  expect((await countNodes(trainee, all(), now)).total).toBeLessThan(
    (await countNodes(boss, all(), now)).total,
  );
});

it.each([
  is("created", "since", "0001-01-01"),
  is("created", "before", "0100-01-01"),
  is("salary", "any", ["1"]),
  is("class", "like", "A"),
  is("class", "any", "A"),
])("a stored tree with %j spoils no list and chooses nobody", async (node) => {
  const spoilt = all(some(node));
  expect(await countSegments(boss, [all(), spoilt, tree], now)).toEqual([
    await countSegment(boss, all(), now),
    null,
    await countSegment(boss, tree, now),
  ]);
  await expect(countSegment(boss, spoilt, now)).rejects.toMatchObject({ code: "segment_unreadable" });
});
