import { inArray } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { clients } from "#db/clients/table.ts";
import { imports } from "#db/imports/table.ts";
import { productGroups, products } from "#db/products/table.ts";
import { clientTotals } from "#db/purchases/table.ts";
import { nodeWhere, segmentWhere } from "#db/segments/compile.ts";
import { segmentTree } from "#db/segments/input.ts";
import { segmentOperators } from "#db/segments/operators.ts";
import { countSegment, sampleSegment } from "#db/segments/queries.ts";
import { fieldEntry, segmentFields } from "#db/segments/registry.ts";
import { segments } from "#db/segments/table.ts";
import type { SegmentNode, SegmentTree } from "#db/segments/tree.ts";
import { makeActor, makeBranch, makeClient, makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { loadedBy } from "./loaded.ts";
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
  abc: ["A", "B", "C"],
  xyz: ["X", "Y", "Z"],
  rfm: ["champions", "gone", "loyal"],
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
  const files = await db
    .insert(imports)
    .values(
      ["a", "b"].map((fileName) => ({
        authorId: owners[0] ?? "",
        fileName,
        fileSize: 1,
        state: "done" as const,
      })),
    )
    .returning({ id: imports.id });
  lists.import = files.map(({ id }) => id);
  rows = await loadedBy(await fillRows(180, { branches, owners, lists: lists.list }), lists.import);
  lists.product = (await db.select({ id: products.id }).from(products)).map(({ id }) => id);
  lists.productGroup = (await db.select({ id: productGroups.id }).from(productGroups)).map(({ id }) => id);
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
const measures = [
  ...[0, 1, 2].map((n) => ({ n, months: 12 })),
  ...[1, 2, 3, 13].map((months) => ({ n: 100_000, months })),
];
/** As the field asks for it: with a period or without. */
const measured = (field: string, { n, months }: { n: number; months: number }) => ({
  n,
  months: fieldEntry(field)?.measure?.period ? months : null,
});
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
                : kind === "measure"
                  ? measures.map((one) => measured(field, one))
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
        kind === "list"
          ? lists[field]?.slice(0, 1)
          : kind === "days"
            ? 30
            : kind === "text"
              ? "кит"
              : kind === "measure"
                ? measured(field, { n: 1, months: 12 })
                : null;
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
      measure: fc.constantFrom(...measures).map((one) => ({ measure: measured(field, one) })),
      none: fc.constant(null),
    };
    return values[segmentOperators[operator].value].map((value) => ({ field, operator, value }));
  })
  .map(({ field, operator, value }) => {
    const isPicks = typeof value === "object" && value !== null && "at" in value;
    const amount = typeof value === "object" && value !== null && "measure" in value ? value.measure : value;
    // The ids of branches and people are known only when the rows are there.
    return () =>
      is(
        field,
        operator,
        isPicks ? [...new Set(value.at.map((i) => lists[field]?.[i] ?? lists[field]?.[0]))] : amount,
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
  it("learns nothing of foreign money by asking for clients", async () => {
    const [boss, manager] = [await makeActor("director"), await makeActor("sales_manager")];
    const node = is("owes", "yes");
    const [own, foreign] = [await makeClient({ ownerId: manager.id }), await makeClient()];
    for (const { id: clientId } of [own, foreign])
      await db
        .insert(clientTotals)
        .values({ clientId, orders: 0, bought: 0, returned: 0, paid: 0, owes: 5, advance: 0 });
    const seen = async (actor: typeof boss, asked: SegmentNode) => {
      const hits = await db
        .select({ id: clients.id })
        .from(clients)
        .where(nodeWhere(asked, now, { actor }));
      return [own, foreign].map(({ id }) => hits.some((hit) => hit.id === id));
    };
    expect(await seen(boss, node)).toEqual([true, true]);
    expect(await seen(manager, node)).toEqual([true, false]);
    expect(await seen(manager, is("owes", "no"))).toEqual([false, false]);
    expect(await seen(await makeActor("secretary"), node)).toEqual([false, false]);
    await db.delete(clientTotals).where(inArray(clientTotals.clientId, [own.id, foreign.id]));
    await db
      .update(clients)
      .set({ archivedAt: now })
      .where(inArray(clients.id, [own.id, foreign.id]));
  });

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
