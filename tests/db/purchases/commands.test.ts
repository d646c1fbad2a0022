import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#db/index.ts";
import * as commands from "#db/purchases/commands.ts";
import * as input from "#db/purchases/input.ts";
import { clientMonths, invoices, orderLines, orders, payments } from "#db/purchases/table.ts";
import { addClient, eventsOf, makeOffice, type Office } from "#tests/db/clients/office.ts";
import { testDatabase } from "#tests/setup/database.ts";
import {
  buy,
  cancel,
  countPapers,
  giveBack,
  invoice,
  line,
  makeProduct,
  now,
  pay,
  totalsOf,
} from "./office.ts";

const { db } = await testDatabase();
let office: Office;
let clientId: string;
beforeAll(async () => {
  office = await makeOffice();
});
const fresh = async () => {
  clientId = await addClient(office.manager);
  return clientId;
};
const invoiceRow = async (id: string) => (await db.select().from(invoices).where(eq(invoices.id, id)))[0];

describe("a purchase", () => {
  it("keeps its lines and prices, counts in its month and leaves one event", async () => {
    await fresh();
    const product = await makeProduct();
    const lines = [line("12.3456", "3", product.id), line("0,005", "1")];
    const { id } = await buy(office.manager, clientId, lines, { number: " 37 ", day: "2026-02-28" });
    const stored = await db
      .select()
      .from(orderLines)
      .where(eq(orderLines.orderId, id))
      .orderBy(orderLines.place);
    expect(stored).toMatchObject([
      { productId: product.id, name: null, quantity: "3.000", price: "12.3456", sum: 3704 },
      { productId: null, name: "Монтаж", sum: 1 },
    ]);
    const [order] = await db.select().from(orders).where(eq(orders.id, id));
    expect(order).toMatchObject({ number: "37", bought: 3705, returned: 0, managerId: office.manager.id });
    expect(await db.select().from(clientMonths).where(eq(clientMonths.clientId, clientId))).toMatchObject([
      { month: "2026-02-01", orders: 1, bought: 3705, returned: 0, paid: 0, lastOrderOn: "2026-02-28" },
    ]);
    expect(await eventsOf(id)).toEqual(["purchase.record"]);
  });

  it("is written once, however often it is sent", async () => {
    await fresh();
    const key = randomUUID();
    const first = await buy(office.manager, clientId, [line("100")], { key });
    expect(await buy(office.manager, clientId, [line("100")], { key })).toEqual(first);
    expect(await countPapers(clientId)).toBe(1);
  });

  it("is corrected with a reason; an older version meets both values", async () => {
    await fresh();
    const { id } = await buy(office.manager, clientId, [line("100")]);
    const change = input.correctOrder.parse({
      ...{ clientId, id, expectedVersion: 1, reason: "Не та цена" },
      ...{ number: "38", day: "2026-01-15", lines: [line("120", "2")] },
    });
    const correct = () => inTransaction((tx) => commands.correctOrder(tx, office.manager, change, now));
    expect(await correct()).toEqual({ version: 2 });
    expect(await totalsOf(clientId)).toMatchObject({ bought: 24_000, firstOrderOn: "2026-01-15" });
    expect(await eventsOf(id)).toEqual(["purchase.record", "purchase.correct"]);
    await expect(correct()).rejects.toMatchObject({ code: "stale", details: { theirs: { number: "38" } } });
  });

  it("stays when it is called off, and no sum counts it", async () => {
    await fresh();
    const { id } = await buy(office.manager, clientId, [line("100")]);
    await cancel("Order", office.manager, clientId, id);
    expect(await totalsOf(clientId)).toBeUndefined();
    expect(await countPapers(clientId)).toBe(1);
    expect(await eventsOf(id)).toEqual(["purchase.record", "purchase.cancel"]);
    await expect(cancel("Order", office.manager, clientId, id, 2)).rejects.toMatchObject({
      code: "paper_cancelled",
    });
  });

  it.each([
    ["a day to come", { day: "2026-03-21" }, "day_in_future"],
    ["an entity of another client", { legalEntityId: randomUUID() }, "entity_not_of_client"],
  ])("refuses %s", async (_, more, code) => {
    await fresh();
    await expect(buy(office.manager, clientId, [line("1")], more)).rejects.toMatchObject({ code });
    expect(await countPapers(clientId)).toBe(0);
  });
});

describe("a return", () => {
  it("of an invoiced purchase lowers its invoice; what is over is ours to give back", async () => {
    await fresh();
    const { id: orderId } = await buy(office.manager, clientId, [line("100", "10")]);
    const { id } = await invoice(office.accountant, clientId, "1000", { orderId });
    await pay(office.accountant, clientId, "700", [{ invoiceId: id, amount: "700" }]);
    const { id: returnId } = await giveBack(office.manager, clientId, [line("100", "4")], { orderId });
    expect(await invoiceRow(id)).toMatchObject({ paid: 70_000, credited: 30_000, unpaid: 0 });
    expect(await totalsOf(clientId)).toMatchObject({
      owes: 0,
      advance: 10_000,
      returned: 40_000,
      oldestDueOn: null,
    });
    await pay(office.accountant, clientId, "-100");
    expect(await totalsOf(clientId)).toMatchObject({ advance: 0, paid: 60_000 });
    await expect(cancel("Order", office.manager, clientId, orderId)).rejects.toMatchObject({
      code: "order_has_returns",
    });
    await cancel("Order", office.manager, clientId, returnId);
    expect(await invoiceRow(id)).toMatchObject({ credited: 0, unpaid: 30_000 });
    await expect(cancel("Order", office.manager, clientId, orderId)).rejects.toMatchObject({
      code: "order_invoiced",
    });
  });

  it("made before the invoice lowers it all the same", async () => {
    await fresh();
    const { id: orderId } = await buy(office.manager, clientId, [line("100", "10")]);
    await giveBack(office.manager, clientId, [line("100", "2")], { orderId });
    expect(await totalsOf(clientId)).toMatchObject({ advance: 0 });
    const { id } = await invoice(office.accountant, clientId, "1000", { orderId });
    expect(await invoiceRow(id)).toMatchObject({ credited: 20_000, unpaid: 80_000 });
    expect(await totalsOf(clientId)).toMatchObject({ owes: 80_000, advance: 0 });
  });

  it("brings back no more than was bought, over all returns", async () => {
    await fresh();
    const { id: orderId } = await buy(office.manager, clientId, [line("100", "3")]);
    await giveBack(office.manager, clientId, [line("100", "2")], { orderId });
    const again = giveBack(office.manager, clientId, [line("100", "1.001")], { orderId });
    await expect(again).rejects.toMatchObject({ code: "return_too_many" });
    await giveBack(office.manager, clientId, [line("100", "1")], { orderId });
    const fewer = input.correctOrder.parse({
      ...{ clientId, id: orderId, expectedVersion: 1, reason: "Меньше", number: "", day: "2026-03-19" },
      lines: [line("100", "2")],
    });
    await expect(
      inTransaction((tx) => commands.correctOrder(tx, office.manager, fewer, now)),
    ).rejects.toMatchObject({ code: "return_too_many" });
  });

  it("brings back no more money than was charged, over all returns, give or take the rounding", async () => {
    await fresh();
    const { id: orderId } = await buy(office.manager, clientId, [line("66.667", "3")]);
    const dear = giveBack(office.manager, clientId, [line("9999999")], { orderId });
    await expect(dear).rejects.toMatchObject({ code: "return_too_dear", details: { field: "lines" } });
    const first = await giveBack(office.manager, clientId, [line("66.667")], { orderId });
    await giveBack(office.manager, clientId, [line("66.667")], { orderId });
    const over = giveBack(office.manager, clientId, [line("66.70")], { orderId });
    await expect(over).rejects.toMatchObject({ code: "return_too_dear" });
    await giveBack(office.manager, clientId, [line("66.667")], { orderId });
    const correct = (id: string, price: string, quantity: string) => {
      const seen = { clientId, id, expectedVersion: 1, reason: "Цена", number: "", day: "2026-03-19" };
      const parsed = input.correctOrder.parse({ ...seen, lines: [line(price, quantity)] });
      return inTransaction((tx) => commands.correctOrder(tx, office.manager, parsed, now));
    };
    await expect(correct(first.id, "9999999", "1")).rejects.toMatchObject({ code: "return_too_dear" });
    await expect(correct(orderId, "60", "3")).rejects.toMatchObject({ code: "return_too_dear" });
    expect(await totalsOf(clientId)).toMatchObject({ bought: 20_000, returned: 20_001 });
  });

  it("of no purchase is kept by those who write payments down", async () => {
    await fresh();
    await expect(giveBack(office.manager, clientId, [line("9999999")])).rejects.toMatchObject({
      code: "return_needs_purchase",
      details: { field: "orderId" },
    });
    expect(await countPapers(clientId)).toBe(0);
    const { id } = await giveBack(office.accountant, clientId, [line("10")]);
    const seen = { clientId, id, expectedVersion: 1, reason: "Цена", number: "", day: "2026-03-19" };
    const dearer = input.correctOrder.parse({ ...seen, lines: [line("9999999")] });
    await expect(
      inTransaction((tx) => commands.correctOrder(tx, office.manager, dearer, now)),
    ).rejects.toMatchObject({ code: "return_needs_purchase" });
    await expect(cancel("Order", office.manager, clientId, id)).rejects.toMatchObject({
      code: "return_needs_purchase",
    });
    await cancel("Order", office.accountant, clientId, id);
  });

  it("of another client's purchase is not found", async () => {
    await fresh();
    const { id: orderId } = await buy(office.manager, clientId, [line("100")]);
    const other = await addClient(office.manager);
    const back = giveBack(office.manager, other, [line("100")], { orderId });
    await expect(back).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("who may", () => {
  it("sales write their own clients' purchases, the accountant everybody's payments", async () => {
    await fresh();
    await expect(buy(office.colleague, clientId, [line("1")])).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      buy(office.faraway, await addClient(office.manager, { branchId: office.branch.id }), [line("1")]),
    ).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(pay(office.manager, clientId, "1")).rejects.toMatchObject({ code: "forbidden" });
    for (const actor of [office.marketer, office.secretary, office.serviceman, office.admin])
      await expect(buy(actor, clientId, [line("1")])).rejects.toThrow(/^(forbidden|not_found)$/);
    expect(await countPapers(clientId)).toBe(0);
    await pay(office.accountant, clientId, "1");
    expect(await db.$count(payments, eq(payments.clientId, clientId))).toBe(1);
  });
});

describe("the database itself", () => {
  it("holds a line to its sum and an invoice to what covers it", async () => {
    await fresh();
    const { id } = await buy(office.manager, clientId, [line("10")]);
    await expect(db.update(orderLines).set({ sum: 1 }).where(eq(orderLines.orderId, id))).rejects.toThrow();
    const asked = await invoice(office.accountant, clientId, "10");
    await expect(db.update(invoices).set({ paid: 1001 }).where(eq(invoices.id, asked.id))).rejects.toThrow();
  });
});
