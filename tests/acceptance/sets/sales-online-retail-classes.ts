import { openAcceptance } from "../database.ts";
import type { Acceptance, Figure } from "../figure.ts";
import { readRetail, retailAnswers } from "../retail.ts";

/** The last day of the file and one: recency is counted in days up to it. */
const AS_OF = new Date("2011-12-10T09:00:00Z");

/** The reference keeps codes apart that differ by case; our rule makes one product of them. */
const caseKept = (code: string) => (code === code.toUpperCase() ? code : `${code} (lower case)`);

/**
 * Classes of the same year, counted by the product from its own tables as of 10 December 2011: twelve whole months and
 * the one under way are all there is. The reference counts sales without taking returns off.
 */
const measure: Acceptance = async (data) => {
  const expected = retailAnswers(data);
  const cluster = await openAcceptance();
  const { sql } = await import("drizzle-orm");
  const { db, inTransaction, closeDatabase } = await import("#db/index.ts");
  const { jobActor } = await import("#db/actor.ts");
  const { insertMany } = await import("#db/imports/many.ts");
  const { clients } = await import("#db/clients/table.ts");
  const { loadPurchases } = await import("#db/purchases/load.ts");
  const { ordersOf } = await import("#db/purchases/loaded.ts");
  const { countClasses } = await import("#db/classes/count.ts");
  const { usualClasses } = await import("#db/classes/settings.ts");
  const { classSettings } = await import("#db/classes/table.ts");
  try {
    const lines = readRetail(data);
    const key = (customer: string) => `retail:${customer}`;
    const customers = [...new Set(lines.map(({ customer }) => customer))];
    await inTransaction((tx) =>
      insertMany(
        tx,
        clients,
        customers.map((id) => ({ name: id || "Розница", nameKey: id || "розница", externalId: key(id) })),
      ),
    );
    const known = await db.select({ id: clients.id, key: clients.externalId }).from(clients);
    const clientIds = new Map(known.map((row) => [row.key, row.id]));
    const orders = ordersOf(
      lines.map(({ invoice, customer, country: _, code, ...line }) => ({
        ...{ ...line, code: caseKept(code), externalId: key(invoice), number: invoice },
        ...{ clientId: clientIds.get(key(customer)) ?? "", branchId: null, managerId: null },
      })),
    );
    await loadPurchases(orders, { importId: null, now: AS_OF });
    // Sales over the counter are of no customer: their card takes part in products, and in no class of clients.
    await db.execute(sql`update clients set archived_at = now() where external_id = ${key("")}`);

    const one = async <T>(query: ReturnType<typeof sql>) => [...(await db.execute(query))][0] as T;
    const split = async (what: "client" | "product", column: "abc" | "xyz") => {
      const rows = await db.execute<{ letter: string; n: number }>(
        sql`select ${sql.identifier(column)} as letter, count(*)::int as n
          from ${sql.identifier(`${what}_classes`)} where ${sql.identifier(column)} is not null group by 1`,
      );
      const found = Object.fromEntries([...rows].map(({ letter, n }) => [letter, n]));
      const letters = column === "abc" ? ["A", "B", "C"] : ["X", "Y", "Z"];
      return letters.map((letter) => found[letter] ?? 0).join(" / ");
    };
    const count = async (more: Partial<typeof usualClasses> = {}) => {
      const settings = { ...usualClasses, lessReturns: false, ...more };
      await db.delete(classSettings);
      await db.insert(classSettings).values(settings);
      const begun = performance.now();
      await inTransaction((tx) => countClasses(tx, jobActor("acceptance"), AS_OF));
      return ((performance.now() - begun) / 1000).toFixed(1);
    };
    const figure = (what: string, found: string | number, wanted: string | number): Figure => ({
      what,
      ...{ found, wanted, holds: String(found) === String(wanted) },
    });
    const sizes = (set: Record<string, { n: number } | number>) =>
      Object.values(set)
        .map((part) => (typeof part === "number" ? part : part.n))
        .join(" / ");

    const seconds = await count();
    const rfm = await one<{ n: number; r: string; f: string; m: string; once: number }>(sql`
      select count(*)::int as n, round(avg(date '2011-12-10' - last_on), 3)::text as r, round(avg(orders), 3)::text as f,
        round(avg(value) / 100, 3)::text as m, count(*) filter (where orders = 1)::int as once
      from client_classes where abc is not null`);
    const products = await one<{ n: number }>(sql`select count(*)::int as n from products`);
    const figures = [
      figure("stock codes, kept apart by case", products.n, expected.stock_codes_distinct),
      figure("ABC by customer", await split("client", "abc"), sizes(expected.abc_CustomerID.abc_incl)),
      figure("ABC by product", await split("product", "abc"), sizes(expected.abc_StockCode.abc_incl)),
      figure("RFM: customers", rfm.n, expected.rfm.n),
      figure("RFM: mean recency, days", rfm.r, expected.rfm.mean_R.toFixed(3)),
      figure("RFM: mean frequency", rfm.f, expected.rfm.mean_F.toFixed(3)),
      figure("RFM: mean money", rfm.m, expected.rfm.mean_M.toFixed(3)),
      figure("RFM: bought once", rfm.once, expected.rfm.F_eq_1),
      figure(
        "XYZ by product, 50 and 100 %",
        await split("product", "xyz"),
        sizes(expected.xyz_StockCode.thresholds_50_100_population),
      ),
    ];
    await count({ border: "own", xyzX: 10, xyzY: 25 });
    figures.push(
      figure(
        "ABC by customer, the border item in its own class",
        await split("client", "abc"),
        sizes(expected.abc_CustomerID.abc_cross),
      ),
      figure(
        "ABC by product, the border item in its own class",
        await split("product", "abc"),
        sizes(expected.abc_StockCode.abc_cross),
      ),
      figure(
        "XYZ by product, 10 and 25 %",
        await split("product", "xyz"),
        sizes(expected.xyz_StockCode.thresholds_10_25_population),
      ),
    );
    await count({ lessReturns: true });
    figures.push(
      { ...figure("the same less returns, by customer", await split("client", "abc"), "told"), holds: true },
      {
        what: "counting 4,338 customers and 3,922 products",
        found: `${seconds} s`,
        wanted: "told",
        holds: true,
      },
    );
    return figures;
  } finally {
    await closeDatabase();
    await cluster.stop();
  }
};

export default measure;
