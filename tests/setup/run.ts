/** `npm run check` and `npm test`: the stages in order, every one even after a failure, and one plain sum at the end. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

type Count = { passed: number; failed: number };
type Stage = { name: string; run: () => Count };

const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = join(root, "node_modules", ".bin");
const notes = mkdtempSync(join(tmpdir(), "slovo-run-"));

function succeeds(program: string, args: string[], variables: Record<string, string> = {}): boolean {
  const { status } = spawnSync(join(bin, program), args, {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      NEXT_TELEMETRY_DISABLED: "1",
      ...variables,
    },
  });
  return status === 0;
}

/** A stage without tests counts only when it fails. */
const tool = (program: string, ...args: string[]): Count => ({
  passed: 0,
  failed: succeeds(program, args) ? 0 : 1,
});

/** A runner that failed without naming a failed test, or left no note, has failed as a whole. */
function tests(succeeded: boolean, note: string, count: (json: never) => Count): Count {
  const counted = existsSync(note)
    ? count(JSON.parse(readFileSync(note, "utf8")) as never)
    : { passed: 0, failed: 0 };
  return succeeded || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

type VitestNote = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

function vitest(project: string, variables: Record<string, string> = {}, folders: string[] = []): Count {
  const note = join(notes, `${project}-${Object.values(variables).join("-")}.json`);
  const args = ["run", ...folders, "--config", "tests/setup/vitest.config.ts", "--project", project];
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${note}`];
  return tests(succeeds("vitest", [...args, ...reporters], variables), note, (json: VitestNote) => {
    const broken = json.testResults.filter(
      (file) => file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed"),
    );
    return { passed: json.numPassedTests, failed: json.numFailedTests + broken.length };
  });
}

type PlaywrightNote = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] };

function playwright(): Count {
  const note = join(notes, "journeys.json");
  const succeeded = succeeds("playwright", ["test", "-c", "tests/e2e/playwright.config.ts"], {
    PLAYWRIGHT_JSON: note,
  });
  return tests(succeeded, note, ({ stats, errors }: PlaywrightNote) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
  }));
}

const check: Stage[] = [
  { name: "format and lint", run: () => tool("biome", "check", "--error-on-warnings") },
  { name: "routes", run: () => tool("next", "typegen") },
  { name: "types", run: () => tool("tsc", "--noEmit") },
  { name: "house and pure tests", run: () => vitest("pure") },
];

const all: Stage[] = [
  ...check,
  { name: "tests on Postgres", run: () => vitest("db") },
  {
    name: "search, order and import with the locale C",
    run: () =>
      vitest("db", { TEST_LOCALE: "C" }, ["tests/db/database", "tests/db/clients", "tests/db/imports"]),
  },
  { name: "build", run: () => tool("node", "--import", "tsx", "db/local/build.ts") },
  { name: "journeys in the browser", run: playwright },
];

const sum: Count = { passed: 0, failed: 0 };
const failedStages: string[] = [];
for (const { name, run } of process.argv[2] === "check" ? check : all) {
  const begun = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  const { passed, failed } = run();
  sum.passed += passed;
  sum.failed += failed;
  if (failed > 0) failedStages.push(name);
  process.stdout.write(
    `── ${name}: ${failed > 0 ? "failed" : "fine"}, ${((Date.now() - begun) / 1_000).toFixed(1)} s\n`,
  );
}
rmSync(notes, { recursive: true });
if (failedStages.length > 0) process.stdout.write(`\nFailed: ${failedStages.join(", ")}\n`);
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed\n`);
process.exitCode = sum.failed > 0 ? 1 : 0;
