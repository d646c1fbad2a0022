import { asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { Refused } from "#db/errors.ts";
import { inTransaction } from "#db/index.ts";
import { moneyQuestions } from "#db/invariants/money.ts";
import * as commands from "#db/purchases/commands.ts";
import * as input from "#db/purchases/input.ts";
import { clientMonths, clientTotals, invoices, orders, payments } from "#db/purchases/table.ts";
import { addClient, makeOffice } from "#tests/db/clients/office.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { buy, cancel, giveBack, invoice, line, now, pay } from "./office.ts";
import { addUp } from "./plain.ts";

const { db } = await testDatabase();
const office = await makeOffice();
const actor = office.director;

const days = ["2025-12-31", "2026-01-01", "2026-03-01", "2026-03-19"];
const step = fc.record({
  what: fc.constantFrom("buy", "back", "ask", "pay", "refund", "correct", "cancel"),
  which: fc.nat(9),
  day: fc.constantFrom(...days),
  price: fc.constantFrom("0", "0.005", "12.3456", "100", "99.99"),
  quantity: fc.constantFrom("1", "2", "0.5"),
  linked: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const pick = <T>(list: readonly T[], i: number): T | undefined => list[i % Math.max(list.length, 1)];
const roubles = (kopecks: number) => (kopecks / 100).toFixed(2);

async function take(clientId: string, { what, which, day, price, quantity, linked }: Step) {
  const of = <T extends typeof orders | typeof invoices | typeof payments>(table: T) =>
    db
      .select()
      .from(table as typeof orders)
      .where(eq(table.clientId, clientId))
      .orderBy(asc(table.id));
  const sale = pick(
    (await of(orders)).filter(({ kind }) => kind === "sale"),
    which,
  );
  const orderId = linked ? (sale?.id ?? null) : null;
  const lines = [line(price, quantity), line("10", "1")];
  const open = (await db.select().from(invoices).where(eq(invoices.clientId, clientId))).filter(
    (one) => !one.cancelledAt && (one.unpaid ?? 0) > 0,
  );
  const target = pick(open, which);
  const part = target ? [{ invoiceId: target.id, amount: roubles(Math.min(500, target.unpaid ?? 0)) }] : [];
  if (what === "buy") return buy(actor, clientId, lines, { day });
  if (what === "back") return giveBack(actor, clientId, lines, { day, orderId });
  if (what === "ask") return invoice(actor, clientId, "33.5", { day, orderId, dueOn: "2026-03-20" });
  if (what === "pay") return pay(actor, clientId, "20", part, { day });
  if (what === "refund") return pay(actor, clientId, "-7.25", [], { day });
  const [kind, table] = pick(
    [
      ["Order", orders],
      ["Invoice", invoices],
      ["Payment", payments],
    ] as const,
    which,
  ) ?? ["Order", orders];
  const paper = pick(await of(table), which >> 1);
  if (!paper) return;
  if (what === "cancel") return cancel(kind, actor, clientId, paper.id, paper.version);
  const seen = { clientId, id: paper.id, expectedVersion: paper.version, reason: "Описка", number: "", day };
  await inTransaction(async (tx): Promise<unknown> => {
    if (kind === "Order")
      return commands.correctOrder(tx, actor, input.correctOrder.parse({ ...seen, lines }), now);
    if (kind === "Invoice")
      return commands.correctInvoice(
        tx,
        actor,
        input.correctInvoice.parse({ ...seen, dueOn: "2026-03-25", total: "40" }),
        now,
      );
    return commands.correctPayment(
      tx,
      actor,
      input.correctPayment.parse({ ...seen, amount: "15", parts: part }),
      now,
    );
  });
}

it("keeps the aggregates equal to the papers, whatever people do", { timeout: 120_000 }, async () => {
  const done = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const clientId = await addClient(office.manager);
      for (const one of steps)
        await take(clientId, one).then(
          () => done.set(one.what, (done.get(one.what) ?? 0) + 1),
          (error) => expect(error).toBeInstanceOf(Refused),
        );
      const { months, totals } = await addUp(clientId);
      const kept = await db
        .select()
        .from(clientMonths)
        .where(eq(clientMonths.clientId, clientId))
        .orderBy(clientMonths.month);
      expect(kept).toEqual(months);
      const [sums] = await db.select().from(clientTotals).where(eq(clientTotals.clientId, clientId));
      expect(sums).toEqual(totals);
    }),
    { numRuns: 10 },
  );
  for (const { count } of Object.values(moneyQuestions))
    expect(await db.execute(count())).toMatchObject([{ n: 0 }]);
  expect([...done.keys()].sort()).toEqual(["ask", "back", "buy", "cancel", "correct", "pay", "refund"]);
});
