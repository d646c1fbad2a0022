import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#db/index.ts";
import * as commands from "#db/purchases/commands.ts";
import * as input from "#db/purchases/input.ts";
import { invoices } from "#db/purchases/table.ts";
import { addClient, eventsOf, makeOffice, type Office } from "#tests/db/clients/office.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { cancel, countPapers, invoice, now, pay, totalsOf } from "./office.ts";

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

describe("invoices and payments", () => {
  it("one payment covers several, and the rest is an advance", async () => {
    await fresh();
    const late = await invoice(office.accountant, clientId, "300", { dueOn: "2026-03-19" });
    const next = await invoice(office.accountant, clientId, "500,50");
    expect(await totalsOf(clientId)).toMatchObject({ owes: 80_050, oldestDueOn: "2026-03-19" });
    const parts = [
      { invoiceId: late.id, amount: "300" },
      { invoiceId: next.id, amount: "100" },
    ];
    const { id } = await pay(office.accountant, clientId, "450", parts);
    expect(await totalsOf(clientId)).toMatchObject({
      owes: 40_050,
      advance: 5_000,
      oldestDueOn: "2026-04-01",
    });
    expect(await eventsOf(id)).toEqual(["payment.record"]);
    await cancel("Invoice", office.accountant, clientId, late.id);
    expect(await totalsOf(clientId)).toMatchObject({ owes: 40_050, advance: 35_000 });
    await cancel("Payment", office.accountant, clientId, id);
    expect(await totalsOf(clientId)).toMatchObject({ owes: 50_050, advance: 0, paid: 0 });
  });

  it("are corrected: other invoices, another sum, another term", async () => {
    await fresh();
    const [a, b] = [
      await invoice(office.accountant, clientId, "300"),
      await invoice(office.accountant, clientId, "300"),
    ];
    const { id } = await pay(office.accountant, clientId, "300", [{ invoiceId: a.id, amount: "300" }]);
    const seen = { clientId, expectedVersion: 1, reason: "Не тот счёт", number: "", day: "2026-03-19" };
    const moved = input.correctPayment.parse({
      ...{ ...seen, id, amount: "200", parts: [{ invoiceId: b.id, amount: "200" }] },
    });
    await inTransaction((tx) => commands.correctPayment(tx, office.accountant, moved, now));
    expect(await invoiceRow(a.id)).toMatchObject({ paid: 0 });
    expect(await invoiceRow(b.id)).toMatchObject({ paid: 20_000 });
    const correct = (total: string) =>
      inTransaction((tx) =>
        commands.correctInvoice(
          tx,
          office.accountant,
          input.correctInvoice.parse({ ...seen, id: b.id, dueOn: "2026-05-01", total }),
          now,
        ),
      );
    await expect(correct("199")).rejects.toMatchObject({ code: "invoice_below_paid" });
    await correct("250");
    expect(await totalsOf(clientId)).toMatchObject({ owes: 35_000 });
    expect(await eventsOf(b.id)).toEqual(["invoice.issue", "invoice.correct"]);
  });

  it("never cover more than is asked, nor more than has come", async () => {
    await fresh();
    const { id } = await invoice(office.accountant, clientId, "300");
    const part = (amount: string) => [{ invoiceId: id, amount }];
    await expect(pay(office.accountant, clientId, "400", part("301"))).rejects.toMatchObject({
      code: "invoice_overpaid",
    });
    await expect(pay(office.accountant, clientId, "200", part("201"))).rejects.toMatchObject({
      code: "payment_short",
    });
    await expect(pay(office.accountant, clientId, "-1", part("1"))).rejects.toMatchObject({
      code: "refund_on_invoice",
    });
    await expect(invoice(office.accountant, clientId, "1", { dueOn: "2026-03-18" })).rejects.toMatchObject({
      code: "due_before_day",
    });
    const other = await addClient(office.manager);
    await expect(pay(office.accountant, other, "300", part("300"))).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await countPapers(clientId)).toBe(1);
  });

  it("two payments at once do not pay one invoice twice", async () => {
    await fresh();
    const { id } = await invoice(office.accountant, clientId, "300");
    const once = () => pay(office.accountant, clientId, "300", [{ invoiceId: id, amount: "300" }]);
    const results = await Promise.allSettled([once(), once(), once()]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await totalsOf(clientId)).toMatchObject({ owes: 0, paid: 30_000, advance: 0 });
  });
});
