import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { clients } from "#db/clients/table.ts";
import { segmentWhere } from "#db/segments/compile.ts";
import { segmentTree } from "#db/segments/input.ts";
import { segmentOperators } from "#db/segments/operators.ts";
import { countSegment, sampleSegment } from "#db/segments/queries.ts";
import { segmentFields } from "#db/segments/registry.ts";
import { segments } from "#db/segments/table.ts";
import type { SegmentNode, SegmentTree } from "#db/segments/tree.ts";
import { makeActor, makeBranch, makeClient, makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { matches } from "./plain.ts";
import { fillRows, now, type Row } from "./rows.ts";
import { all, is, not } from "./trees.ts";

const { db } = await testDatabase();
let rows: Row[];
const lists: Record<string, string[]> = {
  region: ["Пермь", "Тюмень", "Нигде"],
  status: ["potential", "new", "lost"],
  class: ["A", "B", "C"],
  role: ["client", "partner", "supplier"],
  kind: ["company", "person"],
  tags: ["vip", "дилер", "нет такой"],
  source: ["Выставка", "Сайт", "Нигде"],
  due: ["late", "week", "later", "none"],
  nps: ["promoters", "passives", "detractors"],
  score: ["9", "3", "0"],
};

beforeAll(async () => {
  const branches = [(await makeBranch()).id, (await makeBranch()).id];
  const owners = [(await makeStaff()).id, (await makeStaff()).id];
  lists.branch = branches;
  lists.owner = owners;
  const made = await db
    .insert(segments)
    .values(
      ["Первый", "Второй"].map((name) => ({
        name,
        kind: "fixed" as const,
        tree: all(),
        createdBy: owners[0] ?? "",
      })),
    )
    .returning();
  lists.list = made.map(({ id }) => id);
  rows = await fillRows(180, { branches, owners, lists: lists.list });
});

async function found(tree: SegmentTree): Promise<string[]> {
  const hits = await db.select({ id: clients.id }).from(clients).where(segmentWhere(tree, now));
  return hits.map(({ id }) => id).sort();
}
const expected = (tree: SegmentTree) =>
  rows
    .filter((row) => !row.archived && matches(tree, row))
    .map(({ id }) => id)
    .sort();

const days = [1, 3, 30, 59, 60, 61, 400];
const texts = ["кит", "ЖЕЛТЫЙ", "50 %", "а_2", "нет такого"];
const dates = ["2026-03-19", "2026-02-17", "2025-01-01"];

describe("every question of every field", () => {
  it.each(Object.entries(segmentFields))("%s finds what a reader would", async (field, { operators }) => {
    for (const operator of operators) {
      const kind = segmentOperators[operator].value;
      const samples =
        kind === "list"
          ? (lists[field] ?? []).flatMap((value, i, list) => [[value], list.slice(i)])
          : kind === "days"
            ? days
            : kind === "date"
              ? dates
              : kind === "text"
                ? texts
                : [null];
      for (const value of samples) {
        const tree = segmentTree.parse(all(is(field, operator, value)));
        expect(await found(tree), `${field} ${operator} ${value}`).toEqual(expected(tree));
        const turned = segmentTree.parse(not(is(field, operator, value)));
        expect(await found(turned), `not ${field} ${operator} ${value}`).toEqual(expected(turned));
      }
    }
  });

  it("finds something and leaves something for each", async () => {
    for (const [field, { operators }] of Object.entries(segmentFields)) {
      const [operator] = operators;
      const kind = segmentOperators[operator].value;
      const value =
        kind === "list" ? lists[field]?.slice(0, 1) : kind === "days" ? 30 : kind === "text" ? "кит" : null;
      const hits = await found(all(is(field, operator, value)));
      expect(hits.length, field).toBeGreaterThan(0);
      expect(hits.length, field).toBeLessThan(rows.length);
    }
  });
});

const condition = fc
  .constantFrom(...Object.entries(segmentFields))
  .chain(([field, { operators }]) => fc.tuple(fc.constant(field), fc.constantFrom(...operators)))
  .chain(([field, operator]) => {
    const values = {
      list: fc
        .nat(2)
        .chain((i) => fc.subarray([0, 1, 2].slice(0, 3), { minLength: 1 }).map((at) => ({ i, at }))),
      days: fc.constantFrom(...days),
      date: fc.constantFrom(...dates),
      text: fc.constantFrom(...texts),
      none: fc.constant(null),
    };
    return values[segmentOperators[operator].value].map((value) => ({ field, operator, value }));
  })
  .map(({ field, operator, value }) => {
    const isPicks = typeof value === "object" && value !== null;
    // The ids of branches and people are known only when the rows are there.
    return () =>
      is(
        field,
        operator,
        isPicks ? [...new Set(value.at.map((i) => lists[field]?.[i] ?? lists[field]?.[0]))] : value,
      );
  });
type Later = () => SegmentNode;
const group = (inner: fc.Arbitrary<Later>, least: number): fc.Arbitrary<Later> =>
  fc
    .record({
      join: fc.constantFrom("and" as const, "or" as const),
      not: fc.boolean(),
      children: fc.array(inner, { minLength: least, maxLength: 3 }),
    })
    .map(({ children, ...rest }) => () => ({
      type: "group",
      ...rest,
      children: children.map((make) => make()),
    }));
const either = (inner: fc.Arbitrary<Later>) => fc.oneof(condition as fc.Arbitrary<Later>, inner);
const trees = group(either(group(either(group(condition, 1)), 1)), 0);

describe("any tree", () => {
  it("finds what a reader would, rows without a value included", async () => {
    await fc.assert(
      fc.asyncProperty(trees, async (make) => {
        const tree = segmentTree.parse(make());
        expect(await found(tree), JSON.stringify(tree)).toEqual(expected(tree));
      }),
      { numRuns: 200 },
    );
  });
});

describe("who asks", () => {
  it("counts and shows only what the actor sees", async () => {
    const [boss, trainee] = [await makeActor("director"), await makeActor("trainee")];
    const own = await makeClient({ ownerId: trainee.id, tags: ["свой"] });
    await makeClient({ tags: ["свой"] });
    await makeClient({ tags: ["свой"], archivedAt: now, ownerId: trainee.id });
    const tree = all(is("tags", "any", ["свой"]));
    expect(await countSegment(boss, tree, now)).toBe(2);
    expect(await countSegment(trainee, tree, now)).toBe(1);
    expect((await sampleSegment(trainee, tree, now)).map(({ id }) => id)).toEqual([own.id]);
    expect(await sampleSegment(boss, all(), now, 5)).toHaveLength(5);
  });

  it("keeps text text", async () => {
    for (const text of ["'; drop table clients; --", "{a,b}", "\\", '"', "%"]) {
      expect(await found(all(is("tags", "any", [text])))).toEqual([]);
      expect(await found(all(is("region", "any", [text, "нет"])))).toEqual([]);
    }
  });
});
