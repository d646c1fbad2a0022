/**
 * `npm run acceptance -- --data FOLDER [--only NAME]`: public data with known answers, each figure beside what it must
 * be. The data is no part of the project; FOLDER holds a folder for each set, with the answers in `expected.json`.
 */
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Acceptance } from "./figure.ts";

const { values } = parseArgs({
  options: { data: { type: "string" }, only: { type: "string", default: "" } },
});
const say = (text: string) => process.stdout.write(`${text}\n`);

if (!values.data) {
  say("Name the folder of the data sets: npm run acceptance -- --data FOLDER");
  process.exit(2);
}
const data = resolve(values.data);
const names = readdirSync(new URL("./sets", import.meta.url)).filter((name) => name.startsWith(values.only));

let failed = 0;
let passed = 0;
say("| figure | found | wanted | |\n|---|--:|--:|---|");
for (const name of names) {
  const { default: measure } = (await import(`./sets/${name}`)) as { default: Acceptance };
  for (const { what, found, wanted, holds } of await measure(data)) {
    if (holds) passed++;
    else failed++;
    say(`| ${what} | ${found} | ${wanted} | ${holds ? "holds" : "FAILS"} |`);
  }
}
say(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
