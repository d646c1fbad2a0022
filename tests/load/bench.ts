/** `npm run bench`: the product against bare counterparts, in interleaved rounds of one run. */
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { DEMO_PASSWORD, demoAccounts } from "#db/seed/staff.ts";
import { openBench } from "./bench-office.ts";
import { busiestClient } from "./busiest.ts";
import type { Target } from "./measure.ts";
import { otherRows } from "./other-rows.ts";
import { type BenchRow, measurePages } from "./page-rows.ts";
import { scriptBytes } from "./script-size.ts";
import { signInOverHttp } from "./sign-in.ts";

const { values } = parseArgs({
  options: {
    clients: { type: "string", default: "100000" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    /** Only rows whose name begins so: `--only mailing`. */
    only: { type: "string", default: "" },
    json: { type: "string" },
  },
});
const pace = { rounds: Number(values.rounds), seconds: Number(values.seconds) };
const say = (text: string) => process.stdout.write(`${text}\n`);
const isWanted = ({ name }: { name: string }) => name.startsWith(values.only);

mkdirSync(".data/bench", { recursive: true });
const bench = await openBench(Number(values.clients));
const { floor, office, variables, stop } = bench;
try {
  const director = demoAccounts.find((account) => account.role === "director");
  const cookie = await signInOverHttp(office.origin, director?.email ?? "", DEMO_PASSWORD);
  const card = await busiestClient(variables.DATABASE_OWNER_URL);
  const page = (name: string, path: string): Target => ({
    name,
    url: office.origin + path,
    // As a browser asks for a document.
    headers: { cookie, accept: "text/html" },
    pid: office.pid(),
  });
  const bare: Target = { name: "floor", url: floor.origin, pid: floor.pid() };
  const pages = [
    page("client-list", "/clients"),
    page("client-search", `/clients?q=${encodeURIComponent("ромашк")}`),
    page("client-filter-sort", "/clients?status=active&class=A,B&sort=-contact"),
    page("client-card", `/clients/${card}`),
    page("complaint-list", "/complaints"),
  ].filter(isWanted);
  const rows: BenchRow[] = pages.length > 0 ? await measurePages(bare, pages, pace) : [];
  const others = otherRows.filter(isWanted);
  for (const { measure } of others) rows.push(await measure({ ...bench, ...pace }));
  if (others.length > 0) await (await import("#db/index.ts")).closeDatabase();

  const bareScript = await scriptBytes(bare.url);
  say(
    `\n| work | requests/s | p50, ms | CPU, ms | ratio | script over bare, kB |\n|---|--:|--:|--:|--:|--:|`,
  );
  for (const row of rows) {
    const target = pages.find((one) => one.name === row.name);
    const extra = target ? ((await scriptBytes(target.url, target.headers)) - bareScript) / 1000 : 0;
    const cells = [
      row.rps.toFixed(0),
      row.p50_ms.toFixed(1),
      row.cpu_ms.toFixed(1),
      row.ratio.toFixed(2),
      extra.toFixed(0),
    ];
    say(`| ${row.name} | ${cells.join(" | ")} |`);
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
} finally {
  await stop();
}
