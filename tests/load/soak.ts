/** `npm run soak`: the promises at the figures they state, too heavy for every change. */
import { spawnSync } from "node:child_process";
import { soakCustody } from "./soak-custody.ts";

const say = (text: string) => process.stdout.write(`${text}\n`);

say(await soakCustody(say));

const kills = "20";
const file = "tests/db/imports/killed.test.ts";
const { status } = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "--config", "tests/setup/vitest.config.ts", file],
  { stdio: "inherit", env: { ...process.env, SOAK_KILLS: kills } },
);
say(status === 0 ? `import: ${kills} kills, the same set, none doubled` : "import: the set was not the same");
process.exitCode = status ?? 1;
