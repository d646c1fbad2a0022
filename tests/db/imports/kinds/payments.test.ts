import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startImport } from "#db/imports/commands.ts";
import { kindOf } from "#db/imports/kinds/kinds.ts";
import { listProblems } from "#db/imports/problem-queries.ts";
import { inTransaction } from "#db/index.ts";
import { moneyQuestions } from "#db/invariants/money.ts";
import { type LoadedInvoice, loadInvoices } from "#db/purchases/load-money.ts";
import { invoices, payments } from "#db/purchases/table.ts";
import { makeActor, type makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { emptyBase, importWhole, now, order, prepare, undoWhole } from "../importing.ts";
import { csvUtf8 } from "../register.ts";
import { payColumns, pays, twoFirms } from "./files.ts";

const { db, owner } = await testDatabase();
const director = await makeActor("director");
let firm: Awaited<ReturnType<typeof makeClient>>;
let other: typeof firm;

beforeEach(async () => {
  ({ firm, other } = await twoFirms());
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

describe("a payment that names its invoice", () => {
  const columns = [...payColumns, "Счёт"];
  const load = (...rows: string[][]) =>
    importWhole(director, "named.csv", csvUtf8(rows, columns), "payments");
  const invoice = (number: string, dueOn: string, more: Partial<LoadedInvoice> = {}) =>
    inTransaction((tx) =>
      loadInvoices(
        tx,
        [
          {
            ...{ externalId: `${number} ${dueOn}`, clientId: firm.id, number, day: "2026-03-02", at: now },
            ...{ branchId: null, managerId: null, orderId: null, dueOn, total: 50_000 },
            ...more,
          },
        ],
        { importId: null, now },
      ),
    );
  const left = async () =>
    (await owner`select number, unpaid::int from invoices order by due_on, number`).map(
      ({ number, unpaid }) => [number, unpaid],
    );

  test("lies on that one alone, its rest is an advance, and the undo takes it back", async () => {
    await invoice("С-2", "2026-04-20");
    const named = [...pay("300", "1"), "№ с-2"];
    const over = [...pay("300", "2"), "С-2"];
    const done = await load(named, over, [...pay("400", "3"), ""]);
    expect(done.result).toMatchObject({ created: 3, failed: 0 });
    expect(await left()).toEqual([
      ["С-1", 60_000],
      ["С-2", 0],
    ]);
    const [money] =
      await owner`select owes::int, advance::int from client_totals where client_id = ${firm.id}`;
    expect(money).toEqual({ owes: 60_000, advance: 10_000 });
    const [told] = await listProblems(director, done.id, "all");
    expect(told).toMatchObject({
      rowNo: 3,
      problem: { code: "invoice_short", column: 4, level: "warning", about: expect.stringContaining("200") },
    });
    expect(Number((await db.execute<{ n: string }>(moneyQuestions.moneyMiscounted.count()))[0]?.n)).toBe(0);
    expect((await load(named, over)).result).toMatchObject({ created: 0, skipped: 2 });
    await undoWhole(director, done.id);
    expect(await left()).toEqual([
      ["С-1", 100_000],
      ["С-2", 50_000],
    ]);
  });

  test("stays out with a reason in its cell when there is no such invoice, several, or money is given back", async () => {
    await invoice("Ч-1", "2026-04-01", { clientId: other.id });
    await invoice("К-1", "2025-04-01", { day: "2025-03-01" });
    await invoice("К-1", "2026-04-01");
    await invoice("О-1", "2026-04-01");
    await owner`update invoices set cancelled_at = now(), cancel_reason = 'Ошибка' where number = 'О-1'`;
    const done = await load(
      [...pay("10", "1"), "Ч-1"],
      [...pay("10", "2"), "К-1"],
      [...pay("10", "3"), "О-1"],
      [...pay("-10", "4"), "С-1"],
    );
    expect(done.result).toMatchObject({ created: 0, failed: 4 });
    const told = await listProblems(director, done.id, "errors");
    expect(told.map(({ rowNo, problem: { code, column } }) => [rowNo, code, column])).toEqual([
      [2, "invoice_unknown", 4],
      [3, "invoice_ambiguous", 4],
      [4, "invoice_unknown", 4],
      [5, "invoice_refund", 4],
    ]);
    expect(await db.$count(payments)).toBe(0);
  });

  test("stays out when its invoice has gone since the check", async () => {
    const bytes = csvUtf8([[...pay("10", "1"), "С-1"]], columns);
    const id = await prepare(director, "named.csv", bytes, "payments");
    await owner`update invoices set cancelled_at = now(), cancel_reason = 'Ошибка'`;
    expect((await order(director, id, startImport, {})).result).toMatchObject({ created: 0, failed: 1 });
    expect(await listProblems(director, id, "errors")).toMatchObject([
      { problem: { code: "invoice_unknown" } },
    ]);
  });
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
