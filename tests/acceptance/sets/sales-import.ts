import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openAcceptance } from "../database.ts";
import type { Acceptance, Figure } from "../figure.ts";

/** The file as it is: 541,909 lines, 47 MB. */
const fileOf = (data: string): Uint8Array =>
  new Uint8Array(gunzipSync(readFileSync(join(data, "sales_online_retail", "online_retail_full.csv.gz"))));

const pounds = (kopecks: string) => (Number(kopecks) / 100).toFixed(2);

/**
 * The same year of sales through the whole way of an import: read, columns guessed, checked, unknown customers made,
 * sales over the counter put on one client, written, loaded again and taken back.
 */
const measure: Acceptance = async (data) => {
  const expected = JSON.parse(readFileSync(join(data, "sales_online_retail", "expected.json"), "utf8")).full;
  const cluster = await openAcceptance();
  const { sql } = await import("drizzle-orm");
  const { db, inTransaction, closeDatabase } = await import("#db/index.ts");
  const { setMapping, startImport, undoImport, uploadImport } = await import("#db/imports/commands.ts");
  const { decideClients } = await import("#db/imports/mend.ts");
  const { getImport } = await import("#db/imports/queries.ts");
  const { runImport } = await import("#db/imports/run.ts");
  const { usualSettings } = await import("#db/imports/settings.ts");
  const { moneyQuestions } = await import("#db/invariants/money.ts");
  const { makeActor } = await import("#tests/factories.ts");
  const figures: Figure[] = [];
  const figure = (what: string, found: string | number, wanted: string | number) =>
    figures.push({ what, found, wanted, holds: String(found) === String(wanted) });
  const one = async (query: ReturnType<typeof sql>) => (await db.execute<{ n: string }>(query))[0]?.n ?? "";
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 100);
  try {
    const director = await makeActor("director");
    const clock = () => new Date();
    const load = async (bytes: Uint8Array, name: string) => {
      const { id } = await inTransaction((tx) =>
        uploadImport(tx, director, { name, bytes, kind: "purchases" }, clock()),
      );
      await runImport(id, clock);
      const target = async () => ({ importId: id, version: (await getImport(director, id)).version });
      const { mapping } = await getImport(director, id);
      const settings = { ...usualSettings, counter: "Розница" };
      const mapped = { ...(await target()), mapping, settings };
      await inTransaction((tx) => setMapping(tx, director, mapped, clock()));
      await runImport(id, clock);
      const rule = { ...(await target()), clients: [], rule: "create" as const };
      await inTransaction((tx) => decideClients(tx, director, rule, clock()));
      await runImport(id, clock);
      const ready = await target();
      await inTransaction((tx) => startImport(tx, director, ready, clock()));
      await runImport(id, clock);
      return getImport(director, id);
    };
    const [begun, cpu] = [performance.now(), process.cpuUsage()];
    const done = await load(fileOf(data), "sales.csv");
    const seconds = (performance.now() - begun) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const count = (part: "created" | "failed" | "skipped") => done.result?.[part] ?? 0;
    figure("import: lines of one upload written", count("created"), expected.rows);
    figure("import: lines left out", count("failed") + count("skipped"), 0);
    figure(
      "import: purchases and returns",
      await one(sql`select count(*)::text as n from orders`),
      expected.invoices_distinct,
    );
    figure(
      "import: net of all lines",
      pounds(await one(sql`select sum(sum)::text as n from order_lines`)),
      "9747747.93",
    );
    figure(
      "import: sales",
      pounds(await one(sql`select sum(bought)::text as n from client_totals`)),
      "10666684.54",
    );
    figure(
      "import: clients made, the counter apart",
      Number(await one(sql`select count(*)::text as n from clients`)) - 1,
      expected.customers_distinct_nonblank,
    );
    const miscounted = () => one(moneyQuestions.moneyMiscounted.count());
    figure("import: clients whose sums differ from a recount", await miscounted(), 0);
    const again = await load(fileOf(data), "again.csv");
    figure("import: the file again, lines written", again.result?.created ?? -1, 0);
    const { id } = done;
    const { version } = await getImport(director, id);
    await inTransaction((tx) => undoImport(tx, director, { importId: id, version }, clock()));
    await runImport(id, clock);
    const left = sql`select (select count(*) from orders) + (select count(*) from clients) + (select count(*) from products) as n`;
    figure("import: purchases, clients and products left after the undo", await one(left), 0);
    figures.push({
      what: "import: 541,909 lines read, checked twice and written",
      found: `${seconds.toFixed(0)} s, of Node ${((user + system) / 1e6).toFixed(0)} s, RSS ${Math.round(peak / 2 ** 20)} MB`,
      wanted: "told",
      holds: count("created") === expected.rows,
    });
    return figures;
  } finally {
    clearInterval(watch);
    await closeDatabase();
    await cluster.stop();
  }
};

export default measure;
