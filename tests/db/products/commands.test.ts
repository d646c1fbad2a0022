import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { inTransaction } from "#db/index.ts";
import * as commands from "#db/products/commands.ts";
import * as input from "#db/products/input.ts";
import { productPrices, products } from "#db/products/table.ts";
import { eventsOf } from "#tests/db/clients/office.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();
const now = new Date("2026-03-19T06:40:00Z");
let boss: StaffActor;
beforeAll(async () => {
  boss = await makeActor("director");
});

const fields = (code: string, more: object = {}) => ({
  code,
  name: "Фильтр F7",
  unit: "",
  groupId: null,
  ...more,
});
const add = (code: string, more: object = {}, actor = boss) =>
  inTransaction((tx) =>
    commands.addProduct(tx, actor, input.addProduct.parse({ key: randomUUID(), ...fields(code, more) }), now),
  );
const edit = (id: string, expectedVersion: number, code: string, more: object = {}) =>
  inTransaction((tx) =>
    commands.editProduct(
      tx,
      boss,
      input.editProduct.parse({ id, expectedVersion, ...fields(code, more) }),
      now,
    ),
  );
const group = (name: string, parentId: string | null = null) =>
  inTransaction((tx) =>
    commands.addGroup(tx, boss, input.addGroup.parse({ key: randomUUID(), name, parentId })),
  );

describe("a product", () => {
  it("is added with its first price and edited, one event each", async () => {
    const { id } = await add("F7-592", { price: "1 240,5" });
    expect(await db.select().from(productPrices).where(eq(productPrices.productId, id))).toMatchObject([
      { validFrom: "2026-03-19", price: "1240.5000" },
    ]);
    expect(await edit(id, 1, "f7-592", { name: "Фильтр карманный" })).toEqual({ version: 2 });
    expect(await eventsOf(id)).toEqual(["product.add", "product.edit"]);
    await expect(edit(id, 1, "F7-592")).rejects.toMatchObject({
      code: "stale",
      details: { theirs: { name: "Фильтр карманный" }, version: 2 },
    });
  });

  it("does not share its code, however it is written, also when two add it at once", async () => {
    await add("КД-12");
    await expect(add(" кд-12 ")).rejects.toMatchObject({ code: "product_code_taken" });
    const { id } = await add("КД-13");
    await expect(edit(id, 1, "кд-12")).rejects.toMatchObject({ code: "product_code_taken" });
    const both = await Promise.allSettled([add("КД-14"), add("кд-14")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.$count(products, eq(products.codeKey, "КД-14"))).toBe(1);
  });

  it("has dated prices: one a day, replaced and taken out", async () => {
    const { id } = await add("ЦЕНА-1");
    const set = (expectedVersion: number, validFrom: string, price: string | null) =>
      inTransaction((tx) =>
        commands.setPrice(tx, boss, input.setPrice.parse({ id, expectedVersion, validFrom, price }), now),
      );
    await set(1, "2026-04-01", "100");
    await set(2, "2026-04-01", "0,0125");
    await set(3, "2026-05-01", "7");
    await set(4, "2026-05-01", null);
    expect(await db.select().from(productPrices).where(eq(productPrices.productId, id))).toMatchObject([
      { validFrom: "2026-04-01", price: "0.0125" },
    ]);
    expect((await eventsOf(id)).filter((command) => command === "product.set_price")).toHaveLength(4);
  });

  it("is nobody's to change who may not", async () => {
    for (const role of ["sales_manager", "marketer", "admin"] as const)
      await expect(add("НЕТ", {}, await makeActor(role))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("groups", () => {
  it("stand within groups once only, under names of their own, and go when they are empty", async () => {
    const top = await group("Кондиционеры");
    const inner = await group("Настенные", top.id);
    await expect(group("Ещё глубже", inner.id)).rejects.toMatchObject({ code: "product_group_deep" });
    await expect(group("Настенные", top.id)).rejects.toMatchObject({ code: "product_group_taken" });
    const { id: other } = await group("Настенные");
    const move = input.editGroup.parse({
      id: top.id,
      expectedVersion: 1,
      name: "Кондиционеры",
      parentId: other,
    });
    await expect(inTransaction((tx) => commands.editGroup(tx, boss, move))).rejects.toMatchObject({
      code: "product_group_deep",
    });
    const remove = (id: string) =>
      inTransaction((tx) =>
        commands.removeGroup(tx, boss, input.removeGroup.parse({ id, expectedVersion: 1 })),
      );
    await add("В-ГРУППЕ", { groupId: inner.id });
    for (const id of [top.id, inner.id])
      await expect(remove(id)).rejects.toMatchObject({ code: "product_group_full" });
    await remove(other);
    expect(await eventsOf(other)).toEqual(["product_group.add", "product_group.remove"]);
  });
});
