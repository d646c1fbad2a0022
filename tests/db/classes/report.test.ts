import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { overrideClass } from "#db/classes/commands.ts";
import { classInFull } from "#db/classes/of-client.ts";
import { listProductClasses, sumProductClasses } from "#db/classes/products.ts";
import { countHeld, readMatrix, readRfm, readRuns } from "#db/classes/report.ts";
import { getDossier } from "#db/clients/dossier.ts";
import { listClients } from "#db/clients/list.ts";
import { emptySearch } from "#db/clients/list-input.ts";
import { inTransaction } from "#db/index.ts";
import { makeOffice, type Office } from "#tests/db/clients/office.ts";
import { makeProduct } from "#tests/db/purchases/office.ts";
import { all, is } from "#tests/db/segments/trees.ts";
import { makeActor, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { buy, count, now } from "./counting.ts";

await testDatabase();
let office: Office;
let near: StaffActor;
let big: string;
let small: string;

beforeAll(async () => {
  office = await makeOffice();
  near = await makeActor("sales_head", { branchId: office.branch.id });
  const productId = (await makeProduct()).id;
  big = (await makeClient({ branchId: office.branch.id, ownerId: office.manager.id })).id;
  small = (await makeClient({ branchId: office.otherBranch.id, ownerId: office.stranger.id })).id;
  await buy(big, "2026-02-02", 9_000, { productId });
  await buy(small, "2026-02-03", 1_000, { productId });
  await buy((await makeClient({ branchId: office.branch.id })).id, "2024-02-03", 1_000);
  await count();
  const held = { clientId: small, class: "A" as const, reason: "договор", until: null, version: 0 };
  await inTransaction((tx) => overrideClass(tx, office.director, held, now));
});

describe("the report", () => {
  it("counts the clients whose money the reader sees, and nobody else", async () => {
    const cells = async (actor: StaffActor) =>
      (await readMatrix(actor))
        .map(({ abc, xyz, clients, value }) => `${abc}${xyz} ${clients} ${value}`)
        .sort();
    expect(await cells(office.director)).toEqual(["AZ 1 9000", "CZ 1 1000"]);
    expect(await cells(near)).toEqual(["AZ 1 9000"]);
    expect(await cells(office.manager)).toEqual(["AZ 1 9000"]);
    expect(await cells(office.secretary)).toEqual([]);
    const rfm = async (actor: StaffActor) => (await readRfm(actor, now)).map((row) => row.rfm).sort();
    expect(await rfm(near)).toContain("gone");
    expect(await rfm(office.manager)).not.toContain("gone");
    expect(await countHeld(office.director, now)).toEqual({ held: 1, otherwise: 1 });
    expect(await countHeld(near, now)).toEqual({ held: 0, otherwise: 0 });
  });

  it("leads from a cell to as many clients as it counts, whoever reads", async () => {
    const tree = all(is("abc", "any", ["C"]), is("xyz", "any", ["Z"]));
    for (const actor of [office.director, near, office.manager, office.stranger, office.secretary]) {
      const { rows } = await listClients(actor, { ...emptySearch, tree }, now);
      const cell = (await readMatrix(actor)).find(({ abc }) => abc === "C");
      expect(rows).toHaveLength(cell?.clients ?? 0);
    }
  });

  it("ranks products for all, and tells what they brought only to who works for the whole company", async () => {
    const asked = { abc: null, after: 0 };
    expect((await listProductClasses(office.director, asked)).rows).toMatchObject([
      { abc: "A", value: 10_000, share: 100, place: 1 },
    ]);
    expect((await listProductClasses(near, asked)).rows).toMatchObject([{ abc: "A", value: null }]);
    expect(await sumProductClasses(near)).toEqual([{ abc: "A", products: 1, value: null }]);
    expect((await listProductClasses(office.director, { ...asked, after: 1 })).rows).toEqual([]);
    expect((await readRuns()).finished).toMatchObject({ clients: 2, gone: 1, total: 10_000 });
  });
});

describe("the class on a card", () => {
  it("tells the reason to whoever sees the card, and the figures to whoever sees its money", async () => {
    const full = (actor: StaffActor) => classInFull(actor, small, now);
    expect(await full(office.director)).toMatchObject({
      class: "A",
      version: 1,
      held: { reason: "договор", by: { surname: expect.any(String) } },
      counted: { abc: "C", value: 1_000 },
      changes: [{ from: "C", to: "A", why: "override", reason: "договор" }],
    });
    expect(await full(office.manager)).toMatchObject({ counted: null, held: { reason: "договор" } });
    expect((await getDossier(office.manager, small, now)).class).toMatchObject({
      counted: null,
      held: { class: "A" },
    });
    expect(await full(near)).toBeNull();
    expect(await full(office.admin)).toBeNull();
  });
});
