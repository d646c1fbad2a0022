import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { classOverrides, classSettings, productClasses } from "#db/classes/table.ts";
import { clients } from "#db/clients/table.ts";
import { orderLines, orders } from "#db/purchases/table.ts";
import { makeProduct } from "#tests/db/purchases/office.ts";
import { makeClient, makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { buy, classOf, count, countedOf, historyOf, now } from "./counting.ts";

const { db, owner } = await testDatabase();

beforeEach(async () => {
  await owner`truncate invoices, order_lines, orders, class_settings, class_overrides cascade`;
  await db.update(clients).set({ archivedAt: now });
});

const id = async (values: object = {}) => (await makeClient(values)).id;

describe("counting", () => {
  it("takes purchases of twelve whole months and of the one under way, as far as they are paid", async () => {
    const one = await id();
    await buy(one, "2025-02-28", 900);
    await buy(one, "2025-03-01", 100);
    await buy(one, "2026-03-19", 200, { unpaid: 150 });
    await buy(one, "2026-03-20", 400);
    await buy(one, "2026-03-10", 700, { unpaid: 700 });
    await buy(one, "2026-03-11", 800, { off: true });
    await count();
    expect(await countedOf(one)).toMatchObject({ value: 150, orders: 2, lastOn: "2026-03-19", abc: "A" });
  });

  it("takes off what came back, unless the office wants it otherwise", async () => {
    const [one, other] = [await id(), await id()];
    await buy(one, "2026-01-10", 1_000);
    await buy(one, "2026-02-10", 990, { back: true });
    await buy(other, "2026-01-12", 100);
    await count();
    expect([await countedOf(one), await countedOf(other)]).toMatchObject([
      { value: 10, abc: "C" },
      { value: 100, abc: "A" },
    ]);
    await db
      .insert(classSettings)
      .values({ months: 12, abcA: 80, abcB: 95, border: "next", xyzX: 50, xyzY: 100, lessReturns: false });
    await count();
    expect([await countedOf(one), await countedOf(other)]).toMatchObject([
      { value: 1_000, abc: "A" },
      { value: 100, abc: "C" },
    ]);
  });

  it("knows who bought before the period only, and leaves who never paid and the archive alone", async () => {
    const gone = await id({ class: "A" });
    const never = await id({ class: "A" });
    const archived = await id({ class: "A", archivedAt: now });
    await buy(gone, "2024-01-10", 500);
    await buy(archived, "2026-01-10", 500);
    const run = await count();
    expect(run).toMatchObject({ clients: 0, gone: 1, changed: 1, total: 0 });
    expect(await countedOf(gone)).toMatchObject({ abc: null, r: null, rfm: "gone", lastOn: "2024-01-10" });
    expect(await countedOf(never)).toBeUndefined();
    expect([await classOf(gone), await classOf(never), await classOf(archived)]).toEqual(["C", "A", "A"]);
    expect(await historyOf(gone)).toEqual([{ from: "A", to: "C", why: "computed" }]);
  });

  it("tells of each change once: the same count again changes nothing", async () => {
    const some = [await id(), await id(), await id({ class: "B" })];
    for (const [n, sum] of [800, 150, 50].entries()) await buy(some[n] ?? "", "2026-02-01", sum);
    expect((await count()).changed).toBe(3);
    expect((await count()).changed).toBe(0);
    expect(await Promise.all(some.map(classOf))).toEqual(["A", "B", "C"]);
    expect((await Promise.all(some.map(historyOf))).map((list) => list.length)).toEqual([1, 1, 1]);
  });

  it("leaves a class that a head holds until its last day is over, and says what it would be", async () => {
    const one = await id({ class: "A" });
    const big = await id();
    await buy(one, "2026-02-01", 1);
    await buy(big, "2026-02-01", 10_000);
    const setBy = (await makeStaff()).id;
    await db
      .insert(classOverrides)
      .values({ clientId: one, class: "A", reason: "входим в сеть", until: "2026-03-19", setBy, setAt: now });
    await count();
    expect([await classOf(one), (await countedOf(one))?.abc]).toEqual(["A", "C"]);
    await count(new Date("2026-03-19T22:00:00Z"));
    expect(await classOf(one)).toBe("C");
    expect(await historyOf(one)).toEqual([{ from: "A", to: "C", why: "expired" }]);
    expect(await db.$count(classOverrides)).toBe(0);
  });

  it("brings a class back that something else has put over a head's", async () => {
    const one = await id({ class: "A" });
    const setBy = (await makeStaff()).id;
    await db
      .insert(classOverrides)
      .values({ clientId: one, class: "A", reason: "договор", setBy, setAt: now });
    await db.update(clients).set({ class: "B" }).where(eq(clients.id, one));
    await count();
    expect(await historyOf(one)).toEqual([
      { from: "A", to: "B", why: "other" },
      { from: "B", to: "A", why: "computed" },
    ]);
  });

  it("ranks products by the paid part of their lines, and their evenness by quantity", async () => {
    const [even, rare] = [(await makeProduct()).id, (await makeProduct()).id];
    const one = await id();
    for (let month = 3; month < 15; month++) {
      const day = new Date(Date.UTC(2025, month - 1, 5)).toISOString().slice(0, 10);
      await buy(one, day, 1_000, { productId: even, quantity: "4" });
    }
    await buy(one, "2026-01-20", 6_000, { productId: rare, unpaid: 3_000 });
    await count();
    const rows = await db.select().from(productClasses).orderBy(productClasses.place);
    expect(rows).toMatchObject([
      { productId: even, value: 12_000, abc: "A", xyz: "X", variation: 0, quantity: "48.000" },
      { productId: rare, value: 3_000, abc: "C", xyz: "Z" },
    ]);
    // What was paid and what is on lines are one sum.
    const [sums] = await db.select({ n: sql<string>`sum(${orderLines.sum})` }).from(orderLines);
    expect(Number(sums?.n)).toBe(12_000 + 6_000);
    expect(await db.$count(orders)).toBe(13);
  });
});
