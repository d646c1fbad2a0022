import { asc, eq, isNotNull } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clients } from "#db/clients/table.ts";
import { events } from "#db/events.ts";
import { startImport, undoImport } from "#db/imports/commands.ts";
import { errorFile } from "#db/imports/error-file.ts";
import { kindOf } from "#db/imports/kinds/kinds.ts";
import { decideClients, fixCells } from "#db/imports/mend.ts";
import { getImport } from "#db/imports/queries.ts";
import { listUnknownClients } from "#db/imports/unknown-clients.ts";
import { moneyQuestions } from "#db/invariants/money.ts";
import { products } from "#db/products/table.ts";
import { clientTotals, orderLines, orders } from "#db/purchases/table.ts";
import { makeActor, type makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { check, emptyBase, importWhole, order, prepare, undoWhole } from "../importing.ts";
import { goodsColumns, sales, twoFirms } from "./files.ts";

const { db, owner } = await testDatabase();
const director = await makeActor("director");
let firm: Awaited<ReturnType<typeof makeClient>>;
let other: typeof firm;

beforeEach(async () => {
  ({ firm, other } = await twoFirms());
});
afterEach(async () => {
  await owner`truncate products cascade`;
  await emptyBase(owner);
});

const kind = "purchases" as const;
const load = (...rows: string[][]) => importWhole(director, "sales.csv", sales(...rows), kind);
const line = (number: string, code: string, quantity: string, price: string, client = "A1") => [
  ...[number, "12.03.2026", client, "", code, `Товар ${code}`, quantity, price],
];
const totals = (id: string) => db.select().from(clientTotals).where(eq(clientTotals.clientId, id));
const miscounted = async () =>
  Number((await db.execute<{ n: string }>(moneyQuestions.moneyMiscounted.count()))[0]?.n);

test("rows of one number are one purchase wherever they stand; equal lines are real, returns lower the sum", async () => {
  const done = await load(
    line("1", "T1", "3", "33,3333"),
    line("2", "T2", "-1", "10"),
    line("1", "T1", "2", "0,0125"),
    line("1", "t1", "2", "0,0125"),
    line("1", "T1", "1", "5", "A2"),
  );
  expect(done).toMatchObject({ state: "done", result: { created: 5, failed: 0, skipped: 0 } });
  const stored = await db.select().from(orders).orderBy(asc(orders.number), asc(orders.bought));
  expect(stored).toMatchObject([
    { number: "1", clientId: other.id, bought: 500 },
    { number: "1", clientId: firm.id, bought: 10_006, returned: 0, importId: done.id },
    { number: "2", clientId: firm.id, kind: "return", bought: 0, returned: 1_000 },
  ]);
  expect(await db.$count(products)).toBe(2);
  expect((await totals(firm.id))[0]).toMatchObject({ orders: 1, bought: 10_006, returned: 1_000 });
  expect(await miscounted()).toBe(0);
});

test("the same file loaded again adds nothing and says so, also where the sale was written by hand", async () => {
  const rows = [
    line("1", "T1", "3", "10"),
    line("1", "T2", "1", "5"),
    line("", "T1", "1", "7"),
    line("", "T1", "1", "7"),
  ];
  await load(...rows);
  await db.update(orders).set({ externalId: null, number: " 1 " }).where(eq(orders.number, "1"));
  const again = await load(...rows, line("", "T1", "1", "7"), line("3", "T1", "1", "9"));
  expect(again.result).toMatchObject({ created: 2, skipped: 4 });
  expect(await db.$count(orders)).toBe(5);
  const [told] = await owner`select problems from import_rows where import_id = ${again.id} and row_no = 3`;
  expect(told?.problems).toMatchObject([{ code: "paper_known", level: "skip" }]);
});

test("a purchase comes whole or not at all; a cell mended in place lets it in", async () => {
  const id = await prepare(
    director,
    "a.csv",
    sales(line("1", "T1", "x", "10"), line("1", "T2", "1", "5"), line("2", "T2", "1", "5")),
    kind,
  );
  expect((await getImport(director, id)).plan).toMatchObject({ create: 1, failed: 2 });
  const [partly] = await owner`select problems from import_rows where import_id = ${id} and row_no = 3`;
  expect(partly?.problems).toMatchObject([{ code: "order_partly", about: "2" }]);
  const column = goodsColumns.indexOf("Кол-во");
  const mended = await order(director, id, fixCells, {
    fixes: [{ column, was: "x", text: "2", rowNo: null }],
  });
  expect(mended.plan).toMatchObject({ create: 3, failed: 0 });
});

test("an unknown client is asked about: skipped with the reason, or made; the counter takes rows of nobody", async () => {
  const rows = sales(
    line("1", "T1", "1", "10", "N1"),
    line("2", "T1", "1", "10", "N2"),
    line("3", "T1", "1", "10", ""),
  );
  const id = await prepare(director, "a.csv", rows, kind);
  expect((await getImport(director, id)).plan).toMatchObject({ create: 0, waiting: 2, failed: 1 });
  const asked = await listUnknownClients(director, id);
  expect(asked).toMatchObject([
    { name: "N1", rows: 1 },
    { name: "N2", rows: 1 },
  ]);
  const keyOf = (name: string) => asked.find((one) => one.name === name)?.key ?? "";
  await check(director, id, { counter: "Розница" });
  const checked = await order(director, id, decideClients, {
    clients: [
      { key: keyOf("N1"), choice: "create" },
      { key: keyOf("N2"), choice: "skip" },
    ],
    rule: "create",
  });
  expect(checked.plan).toMatchObject({ create: 2, skipped: 1, waiting: 0, failed: 0 });
  const done = await order(director, id, startImport, {});
  expect(done.result).toMatchObject({ created: 2, skipped: 1 });
  const made = await db.select().from(clients).where(isNotNull(clients.importId)).orderBy(clients.externalId);
  expect(made).toMatchObject([{ name: "N1", externalId: "N1" }, { name: "Розница" }]);
  const left: string[] = [];
  for await (const part of errorFile(director, id, "ru")) left.push(part);
  expect(left.join("")).toMatch(/N2;.*Решили пропустить/s);
  await undoWhole(director, id);
  expect(await db.select().from(clients).where(isNotNull(clients.importId))).toEqual([]);
});

test("undo takes purchases, new products and sums back, and leaves what was changed since, by name", async () => {
  const before = await owner`select md5(string_agg(c::text, ',' order by id)) from clients c`;
  const done = await load(line("1", "T1", "3", "10"), line("1", "T2", "3", "10"), line("2", "T3", "1", "5"));
  await owner`update orders set note = 'Проверено', version = 2 where number = '2'`;
  const { countUndo, listKept } = kindOf(kind);
  expect(await countUndo(director, done.id)).toEqual({ removed: 1, kept: 1, restored: 0, edited: 0 });
  expect(await listKept(director, done.id, "done")).toMatchObject([
    { name: "№ 2, 12.03.2026, ООО «Ромашка»" },
  ]);
  const undone = await order(director, done.id, undoImport, {});
  expect(undone).toMatchObject({ state: "undone", result: { removed: 2, kept: 1 } });
  expect(await db.select({ number: orders.number }).from(orders)).toEqual([{ number: "2" }]);
  expect(await db.select({ code: products.code }).from(products)).toEqual([{ code: "T3" }]);
  expect(await db.$count(orderLines)).toBe(1);
  expect((await totals(firm.id))[0]).toMatchObject({ orders: 1, bought: 500 });
  expect(await miscounted()).toBe(0);
  expect(await owner`select md5(string_agg(c::text, ',' order by id)) from clients c`).toEqual(before);
  const log = await db.select({ command: events.command }).from(events).where(eq(events.entityId, done.id));
  expect(log.map(({ command }) => command).filter((command) => command === "import.undone")).toHaveLength(1);
});

test("a head of sales writes to no client of another department, and others do not import at all", async () => {
  const head = await makeActor("sales_head", { departmentId: null });
  const colleague = await makeActor("sales_manager");
  await db.update(clients).set({ ownerId: colleague.id }).where(eq(clients.id, firm.id));
  const id = await prepare(head, "a.csv", sales(line("1", "T1", "1", "10")), kind);
  expect((await getImport(head, id)).plan).toMatchObject({ create: 0, failed: 1 });
  await expect(prepare(colleague, "a.csv", sales(line("1", "T1", "1", "10")), kind)).rejects.toMatchObject({
    code: "forbidden",
  });
});
