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

it("counts what stands beside a client as the segment chooses by it", async () => {
  const asked = [
    is("bought", "least", { n: 100, months: 12 }),
    is("bought", "most", { n: 100, months: 12 }),
    is("bought", "least", { n: 100, months: 3 }),
    is("orders", "least", { n: 1, months: 12 }),
    is("orders", "most", { n: 0, months: 3 }),
    ...[is("purchase", "within", 90), is("purchase", "not_within", 90), is("purchase", "older", 90)],
    ...[is("purchase", "ever"), is("purchase", "never")],
    ...[is("owes", "yes"), is("owes", "no"), is("owes", "least", { n: 100, months: null })],
    ...[is("overdue", "yes"), is("overdue", "no")],
    ...[is("abc", "any", ["A"]), is("abc", "none", ["A"]), is("xyz", "empty"), is("rfm", "filled")],
  ];
  const { total, own } = await countNodes(boss, some(...asked), now);
  const alone = await Promise.all(asked.map((one) => countSegment(boss, all(one), now)));
  expect(own.slice(1)).toEqual(alone);
  const told = alone.filter((count) => count > 0 && count < total);
  expect(told.length, "most of them tell clients apart").toBeGreaterThan(asked.length / 2);
  const both = all(asked[0] as (typeof asked)[0], not(asked[6] as (typeof asked)[0]));
  expect((await countNodes(boss, both, now)).own[0]).toBe(await countSegment(boss, both, now));
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
