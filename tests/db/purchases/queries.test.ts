import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { listTimeline } from "#db/clients/timeline.ts";
import { inTransaction } from "#db/index.ts";
import { productGroups, products } from "#db/products/table.ts";
import { getFormChoices, getPaper } from "#db/purchases/form.ts";
import {
  LEDGER_PAGE,
  type LedgerSearch,
  listLedger,
  productsOfClient,
  sumOfProduct,
} from "#db/purchases/ledger.ts";
import { getMoney } from "#db/purchases/money.ts";
import { addClient, makeOffice, type Office } from "#tests/db/clients/office.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { buy, cancel, giveBack, invoice, line, makeProduct, now, pay } from "./office.ts";

const { db } = await testDatabase();
let office: Office;
let clientId: string;
let filter: typeof products.$inferSelect;
const papers = { sale: "", back: "", asked: "", paid: "", off: "" };
beforeAll(async () => {
  office = await makeOffice();
  clientId = await addClient(office.manager);
  filter = await makeProduct();
  const [group] = await db.insert(productGroups).values({ name: "Фильтры" }).returning();
  await db.update(products).set({ groupId: group?.id });
  const lines = [line("1240", "4", filter.id), line("500")];
  papers.sale = (await buy(office.manager, clientId, lines, { day: "2026-02-10", number: "7" })).id;
  papers.back = (
    await giveBack(office.manager, clientId, [line("1240", "1", filter.id)], {
      day: "2026-02-12",
      orderId: papers.sale,
    })
  ).id;
  papers.asked = (
    await invoice(office.manager, clientId, "4000", { day: "2026-02-11", dueOn: "2026-03-18" })
  ).id;
  papers.paid = (
    await pay(office.accountant, clientId, "1500", [{ invoiceId: papers.asked, amount: "1000" }], {
      day: "2026-03-01",
    })
  ).id;
  papers.off = (await buy(office.manager, clientId, [line("9")], { day: "2026-03-02" })).id;
  await cancel("Order", office.manager, clientId, papers.off);
});

const everything: LedgerSearch = { show: "all", productId: null, groupId: null, before: null };
const ledger = (actor: StaffActor, search: Partial<LedgerSearch> = {}, of = clientId) =>
  listLedger(actor, of, { ...everything, ...search });

describe("the money of a client", () => {
  it("says who owes what, and how much of it is late on the day after the term", async () => {
    const money = await getMoney(office.manager, clientId, now);
    expect(money).toMatchObject({
      ...{ owes: 300_000, overdue: 300_000, unpaidCount: 1, advance: 0, orders: 1 },
      months: [
        { month: "2026-02-01", bought: 546_000, returned: 124_000 },
        { month: "2026-03-01", bought: 0 },
      ],
      unpaid: [{ id: papers.asked, unpaid: 300_000, dueOn: "2026-03-18" }],
      last: [
        { kind: "return", sum: -124_000 },
        { id: papers.sale, what: "Фильтр F7, Монтаж" },
      ],
    });
    const inTime = new Date(now.getTime() - 86_400_000);
    expect(await getMoney(office.manager, clientId, inTime)).toMatchObject({ owes: 300_000, overdue: 0 });
  });

  it("stands in the ledger newest first, what was called off with its reason", async () => {
    const { rows, next } = await ledger(office.manager);
    expect(rows.map(({ id }) => id)).toEqual([
      papers.off,
      papers.paid,
      papers.back,
      papers.asked,
      papers.sale,
    ]);
    expect(rows[0]).toMatchObject({ cancelReason: "Ошибка", sum: 900 });
    expect(rows[1]).toMatchObject({ source: "payment", sum: 150_000, rest: 50_000 });
    expect(rows[3]).toMatchObject({ source: "invoice", rest: 300_000, dueOn: "2026-03-18" });
    expect(next).toBeNull();
    expect((await ledger(office.manager, { show: "payments" })).rows.map(({ id }) => id)).toEqual([
      papers.paid,
    ]);
  });

  it("is narrowed to a product or its group: bought what, when, for how much", async () => {
    for (const search of [
      { productId: filter.id },
      { groupId: filter.groupId ?? (await db.select().from(products))[0]?.groupId ?? null },
    ]) {
      const { rows } = await ledger(office.manager, search);
      expect(rows.map(({ id }) => id)).toEqual([papers.back, papers.sale]);
      expect(rows[1]?.lines[0]).toMatchObject({ name: "Фильтр F7", asked: true, sum: 496_000 });
      const sums = await sumOfProduct(office.manager, clientId, { ...everything, ...search });
      expect(sums).toEqual({ quantity: 3, sum: 372_000, orders: 1, unit: "шт." });
    }
    expect(await productsOfClient(office.manager, clientId)).toMatchObject([
      { id: filter.id, group: "Фильтры" },
    ]);
  });

  it("goes by pages that neither repeat nor skip", async () => {
    const of = await addClient(office.manager);
    for (let i = 0; i < LEDGER_PAGE + 3; i++) await pay(office.accountant, of, String(i + 1));
    const first = await ledger(office.manager, {}, of);
    const second = await ledger(office.manager, { before: first.next }, of);
    expect([first.rows.length, second.rows.length, second.next]).toEqual([LEDGER_PAGE, 3, null]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(LEDGER_PAGE + 3);
  });

  it("stands in the feed as quiet lines, without what was called off", async () => {
    const { entries } = await listTimeline(office.manager, clientId, "money", null);
    expect(entries.map(({ id }) => id)).toEqual([papers.paid, papers.back, papers.asked, papers.sale]);
    expect((await listTimeline(office.manager, clientId, "all", null)).entries).toHaveLength(4);
  });
});

describe("who may know", () => {
  it("is whoever the client's money concerns; for the others there is none", async () => {
    for (const actor of [office.director, office.manager, office.accountant, office.marketer, office.head])
      expect(await getMoney(actor, clientId, now)).not.toBeNull();
    for (const actor of [office.colleague, office.secretary, office.serviceman, office.admin]) {
      expect(await getMoney(actor, clientId, now)).toBeNull();
      expect((await ledger(actor)).rows).toEqual([]);
      expect(await sumOfProduct(actor, clientId, { ...everything, productId: filter.id })).toMatchObject({
        sum: 0,
      });
      expect(await productsOfClient(actor, clientId)).toEqual([]);
      expect((await listTimeline(actor, clientId, "money", null)).entries).toEqual([]);
    }
  });

  it("opens a form only of a client of one's own, and a paper only through its client", async () => {
    const choices = (actor: StaffActor) => inTransaction((tx) => getFormChoices(tx, actor, clientId));
    expect(await choices(office.manager)).toMatchObject({
      unpaid: [{ id: papers.asked }],
      sales: [{ id: papers.sale }],
    });
    await expect(choices(office.colleague)).rejects.toMatchObject({ code: "not_found" });
    const paper = (actor: StaffActor, of = clientId) =>
      inTransaction((tx) => getPaper(tx, actor, { clientId: of, kind: "payment", paperId: papers.paid }));
    expect(await paper(office.accountant)).toMatchObject({
      amount: 150_000,
      parts: [{ invoiceId: papers.asked, amount: 100_000 }],
    });
    await expect(paper(office.marketer)).rejects.toMatchObject({ code: "forbidden" });
    const other = await addClient(office.manager);
    await expect(paper(office.accountant, other)).rejects.toMatchObject({ code: "not_found" });
  });
});
