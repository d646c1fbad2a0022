/** `npm run bench`: the product's pages against a bare Next page, in interleaved rounds of one run. */
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { DEMO_PASSWORD, demoAccounts } from "#db/seed/staff.ts";
import { openBench } from "./bench-office.ts";
import { busiestClient } from "./busiest.ts";
import { latency, median, type Sample, type Target, throughput } from "./measure.ts";
import { scriptBytes } from "./script-size.ts";
import { signInOverHttp } from "./sign-in.ts";

const { values } = parseArgs({
  options: {
    clients: { type: "string", default: "100000" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    json: { type: "string" },
  },
});
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
const say = (text: string) => process.stdout.write(`${text}\n`);

mkdirSync(".data/bench", { recursive: true });
const { floor, office, variables, stop } = await openBench(Number(values.clients));
try {
  const director = demoAccounts.find((account) => account.role === "director");
  const cookie = await signInOverHttp(office.origin, director?.email ?? "", DEMO_PASSWORD);
  const card = await busiestClient(variables.DATABASE_OWNER_URL);
  const page = (name: string, path: string): Target => ({
    name,
    url: office.origin + path,
    headers: { cookie },
    pid: office.pid(),
  });
  const bare: Target = { name: "floor", url: floor.origin, pid: floor.pid() };
  const pages = [
    page("client-list", "/clients"),
    page("client-search", `/clients?q=${encodeURIComponent("ромашк")}`),
    page("client-filter-sort", "/clients?status=active&class=A,B&sort=-contact"),
    page("client-card", `/clients/${card}`),
  ];
  for (const target of [bare, ...pages]) await throughput(target, 2); // warm up: compiled code, filled caches

  const samples = new Map<string, { bare: Sample; own: Sample }[]>(pages.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const target of pages) {
      const pair = { bare: await throughput(bare, seconds), own: await throughput(target, seconds) };
      samples.get(target.name)?.push(pair);
    }
  }
  const floorRps = median([...samples.values()].flat().map((pair) => pair.bare.rps));
  const rows = [
    {
      name: "floor",
      rps: floorRps,
      p50_ms: await latency(bare),
      cpu_ms: median([...samples.values()].flat().map((pair) => pair.bare.cpuMs)),
      ratio: 1,
    },
  ];
  for (const target of pages) {
    const pairs = samples.get(target.name) ?? [];
    rows.push({
      name: target.name,
      rps: median(pairs.map((pair) => pair.own.rps)),
      p50_ms: await latency(target),
      cpu_ms: median(pairs.map((pair) => pair.own.cpuMs)),
      ratio: median(pairs.map((pair) => pair.bare.rps / pair.own.rps)),
    });
  }
  const bareScript = await scriptBytes(bare.url);
  say(
    `\n| page | requests/s | p50, ms | CPU, ms | ratio | script over bare, kB |\n|---|--:|--:|--:|--:|--:|`,
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
