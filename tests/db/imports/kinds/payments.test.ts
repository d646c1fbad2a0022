import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { kindOf } from "#db/imports/kinds/kinds.ts";
import { inTransaction } from "#db/index.ts";
import { moneyQuestions } from "#db/invariants/money.ts";
import { loadInvoices } from "#db/purchases/load-money.ts";
import { invoices, payments } from "#db/purchases/table.ts";
import { makeActor, type makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { emptyBase, importWhole, now, undoWhole } from "../importing.ts";
import { pays, twoFirms } from "./files.ts";

const { db, owner } = await testDatabase();
const director = await makeActor("director");
let firm: Awaited<ReturnType<typeof makeClient>>;

beforeEach(async () => {
  ({ firm } = await twoFirms());
  await inTransaction((tx) =>
    loadInvoices(
      tx,
      [
        {
          ...{
            externalId: "i1",
            clientId: firm.id,
            number: "С-1",
            day: "2026-03-01",
            at: now,
            branchId: null,
          },
          ...{ managerId: null, orderId: null, dueOn: "2026-03-15", total: 100_000 },
        },
      ],
      { importId: null, now },
    ),
  );
});
afterEach(() => emptyBase(owner));

const load = (...rows: string[][]) => importWhole(director, "pays.csv", pays(...rows), "payments");
const unpaid = async () => (await db.select({ unpaid: invoices.unpaid }).from(invoices))[0]?.unpaid;
const pay = (sum: string, number = "5", client = "Ромашка") => ["2026-03-12", number, client, sum];

test("payments cover invoices, money given back stands below zero, and loaded again they are told", async () => {
  const done = await load(pay("600,00"), pay("-50", "6"), pay("100", ""), pay("100", ""));
  expect(done.result).toMatchObject({ created: 4, failed: 0 });
  expect(await db.select({ amount: payments.amount }).from(payments).orderBy(asc(payments.amount))).toEqual(
    [-5_000, 10_000, 10_000, 60_000].map((amount) => ({ amount })),
  );
  expect(await unpaid()).toBe(20_000);
  expect(Number((await db.execute<{ n: string }>(moneyQuestions.moneyMiscounted.count()))[0]?.n)).toBe(0);
  await owner`update payments set external_id = null where amount = 60000`;
  const again = await load(pay("600,00"), pay("-50", "6"), pay("100", ""), pay("100", ""), pay("100", ""));
  expect(again.result).toMatchObject({ created: 1, skipped: 4 });
});

test("undo opens the invoices again, and leaves a payment that was corrected since", async () => {
  const done = await load(pay("600"), pay("100", "6"));
  await owner`update payments set note = 'Сверено', version = 2 where number = '6'`;
  expect(await kindOf("payments").countUndo(director, done.id)).toMatchObject({ removed: 1, kept: 1 });
  expect((await undoWhole(director, done.id)).result).toMatchObject({ removed: 1, kept: 1 });
  expect(await unpaid()).toBe(90_000);
  expect(await db.$count(payments, eq(payments.clientId, firm.id))).toBe(1);
});

test("cells that cannot be read keep their rows out, each with its reason", async () => {
  const done = await load(
    ["31.02.2026", "1", "Ромашка", "10"],
    ["2026-03-12", "2", "Ромашка", "много"],
    ["2027-01-01", "3", "Ромашка", "10"],
    pay("0", "4"),
  );
  expect(done.result).toMatchObject({ created: 0, failed: 4 });
  const rows =
    await owner`select problems->0->>'code' as code from import_rows where import_id = ${done.id} order by row_no`;
  expect(rows.map(({ code }) => code)).toEqual(["day_wrong", "amount_wrong", "day_ahead", "amount_wrong"]);
});
