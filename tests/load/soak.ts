/** `npm run soak`: the promises at the figures they state, too heavy for every change. */
import { spawnSync } from "node:child_process";
import { soakCustody } from "./soak-custody.ts";

const say = (text: string) => process.stdout.write(`${text}\n`);

say(await soakCustody(say));

interface Storm {
  what: string;
  file: string;
  variables: Record<string, string>;
}

/** Tests that the suite runs in little, here at the figures that are promised. */
const storms: readonly Storm[] = [
  {
    what: "import: 20 kills, the same set, none doubled",
    file: "tests/db/imports/killed.test.ts",
    variables: { SOAK_KILLS: "20" },
  },
  {
    what: "mailing: 20 kills in 2,000 letters, a keyed provider exactly one each, SMTP none doubled",
    file: "tests/app/mailings/killed.test.ts",
    variables: { SOAK_KILLS: "20", SOAK_LETTERS: "2000" },
  },
];

for (const { what, file, variables } of storms) {
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--config", "tests/setup/vitest.config.ts", file],
    { stdio: "inherit", env: { ...process.env, ...variables } },
  );
  say(status === 0 ? what : `FAILED ${what}`);
  if (status !== 0) process.exitCode = status ?? 1;
}
