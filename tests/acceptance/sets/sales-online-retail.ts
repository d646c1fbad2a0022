import { openAcceptance } from "../database.ts";
import type { Acceptance, Figure } from "../figure.ts";
import { readRetail, retailAnswers } from "../retail.ts";

/** Sales over the counter, of no customer: one client holds them, as a shop would keep them. */
const COUNTER = "";

const pounds = (kopecks: string | number) => (Number(kopecks) / 100).toFixed(2);

/**
 * A wholesaler's year, loaded as purchases: sums to the kopeck, every line kept, also those wholly alike. Stock codes
 * that differ only by case are one product here, by the rule of `codeKey`.
 */
const measure: Acceptance = async (data) => {
  const expected = retailAnswers(data);
  const cluster = await openAcceptance();
  const { sql } = await import("drizzle-orm");
  const { db, inTransaction, closeDatabase } = await import("#db/index.ts");
  const { insertMany } = await import("#db/imports/many.ts");
  const { clients } = await import("#db/clients/table.ts");
  const { branches } = await import("#db/staff/table.ts");
  const { loadPurchases } = await import("#db/purchases/load.ts");
  const { ordersOf } = await import("#db/purchases/loaded.ts");
  const { codeKey } = await import("#db/products/code-key.ts");
  const { moneyQuestions } = await import("#db/invariants/money.ts");
  try {
    const lines = readRetail(data);
    const unique = (name: "customer" | "country") => [...new Set(lines.map((line) => line[name]))];
    await inTransaction(async (tx) => {
      await insertMany(
        tx,
        branches,
        unique("country").map((name) => ({ name, timeZone: "Europe/Moscow" })),
      );
      await insertMany(
        tx,
        clients,
        [...unique("customer")].map((id) => ({
          name: id || "Розница",
          nameKey: id || "розница",
          externalId: `retail:${id}`,
        })),
      );
    });
    const [clientIds, branchIds] = [
      new Map(
        (await db.select({ id: clients.id, key: clients.externalId }).from(clients)).map((row) => [
          row.key,
          row.id,
        ]),
      ),
      new Map(
        (await db.select({ id: branches.id, key: branches.name }).from(branches)).map((row) => [
          row.key,
          row.id,
        ]),
      ),
    ];
    const orders = ordersOf(
      lines.map(({ invoice, customer, country, ...line }) => ({
        ...line,
        ...{ externalId: `retail:${invoice}`, number: invoice, managerId: null },
        clientId: clientIds.get(`retail:${customer || COUNTER}`) ?? "",
        branchId: branchIds.get(country) ?? null,
      })),
    );
    const origin = { importId: null, now: new Date() };
    const begun = performance.now();
    const loaded = await loadPurchases(orders, origin);
    const seconds = (performance.now() - begun) / 1000;
    const again = await loadPurchases(orders, origin);
    const one = async (query: ReturnType<typeof sql>) => (await db.execute<{ n: string }>(query))[0]?.n ?? "";
    const figure = (what: string, found: string | number, wanted: string | number): Figure => ({
      what,
      ...{ found, wanted, holds: String(found) === String(wanted) },
    });
    const alike = await one(sql`select sum(n - 1)::text as n from (
      select count(*) as n from orders o join order_lines l on l.order_id = o.id
      group by o.number, o.at, o.client_id, l.product_id, l.name, l.quantity, l.price having count(*) > 1) s`);
    const byCase = new Set(lines.map(({ code }) => codeKey(code))).size;
    return [
      figure("lines loaded", await one(sql`select count(*)::text as n from order_lines`), expected.rows),
      figure("orders", loaded.orders, expected.invoices_distinct),
      figure(
        "net of all lines",
        pounds(await one(sql`select sum(sum)::text as n from order_lines`)),
        "9747747.93",
      ),
      figure(
        "sales, each line with its own price",
        pounds(await one(sql`select sum(bought)::text as n from orders`)),
        "10666684.54",
      ),
      figure(
        "sales by months of clients",
        pounds(await one(sql`select sum(bought)::text as n from client_months`)),
        "10666684.54",
      ),
      figure(
        "net by totals of clients",
        pounds(await one(sql`select sum(bought - returned)::text as n from client_totals`)),
        "9747747.93",
      ),
      figure(
        "clients with papers, the counter apart",
        Number(await one(sql`select count(*)::text as n from client_totals`)) - 1,
        expected.customers_distinct_nonblank,
      ),
      {
        ...figure(
          "lines wholly alike beyond the first, kept",
          alike,
          expected.exact_duplicate_rows_beyond_first,
        ),
        wanted: `≥ ${expected.exact_duplicate_rows_beyond_first}`,
        holds: Number(alike) >= expected.exact_duplicate_rows_beyond_first,
      },
      figure(
        "stock codes, those that differ by case as one",
        await one(sql`select count(*)::text as n from products`),
        byCase,
      ),
      figure("loaded again: new orders", again.orders, 0),
      figure(
        "clients whose sums differ from a recount",
        await one(moneyQuestions.moneyMiscounted.count()),
        0,
      ),
      figure("papers that differ from their lines", await one(moneyQuestions.papersMiscounted.count()), 0),
      {
        what: "loading of 541,909 lines",
        found: `${seconds.toFixed(1)} s (${Math.round(loaded.lines / seconds)} lines/s, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB)`,
        wanted: "told",
        holds: loaded.lines === expected.rows,
      },
    ];
  } finally {
    await closeDatabase();
    await cluster.stop();
  }
};

export default measure;
