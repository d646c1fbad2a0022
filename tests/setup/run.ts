/** `npm run check` and `npm test`: the stages in order, every one even after a failure, and one plain sum at the end. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

type Count = { passed: number; failed: number };
/** `say` takes what the programs of a stage print; without it they print for themselves. */
type Say = ((text: string) => void) | null;
/** Each test of vitest that failed, with its file and the first line of the reason. */
const failedTests: string[] = [];
type Stage = { name: string; run: (say: Say) => Promise<Count> };

const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = join(root, "node_modules", ".bin");
const notes = mkdtempSync(join(tmpdir(), "slovo-run-"));

async function succeeds(say: Say, program: string, args: string[], variables: Record<string, string> = {}) {
  const child = spawn(join(bin, program), args, {
    cwd: root,
    stdio: ["inherit", say ? "pipe" : "inherit", say ? "pipe" : "inherit"],
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      NEXT_TELEMETRY_DISABLED: "1",
      ...variables,
    },
  });
  if (say) for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", say);
  const [status] = await once(child, "close");
  return status === 0;
}

/** Tools one after another, as long as they succeed. A stage without tests counts only when it fails. */
const tools =
  (...calls: [program: string, ...args: string[]][]) =>
  async (say: Say): Promise<Count> => {
    for (const [program, ...args] of calls) {
      if (!(await succeeds(say, program, args))) return { passed: 0, failed: 1 };
    }
    return { passed: 0, failed: 0 };
  };

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
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
};

const vitest =
  (project: string, variables: Record<string, string> = {}, folders: string[] = []) =>
  async (say: Say) => {
    const note = join(notes, `${project.replace("*", "")}-${Object.values(variables).join("-")}.json`);
    const args = ["run", ...folders, "--config", "tests/setup/vitest.config.ts", "--project", project];
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${note}`];
    const succeeded = await succeeds(say, "vitest", [...args, ...reporters], variables);
    return tests(succeeded, note, (json: VitestNote) => {
      const broken = json.testResults.filter(
        (file) =>
          file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed"),
      );
      for (const { name, assertionResults } of json.testResults) {
        for (const { status, fullName, failureMessages } of assertionResults) {
          if (status !== "failed") continue;
          const reason = failureMessages[0]?.split("\n")[0]?.slice(0, 200);
          failedTests.push(`${relative(root, name)}: ${fullName}: ${reason}`);
        }
      }
      return { passed: json.numPassedTests, failed: json.numFailedTests + broken.length };
    });
  };

type PlaywrightNote = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] };

async function playwright(say: Say): Promise<Count> {
  const note = join(notes, "journeys.json");
  const succeeded = await succeeds(say, "playwright", ["test", "-c", "tests/e2e/playwright.config.ts"], {
    PLAYWRIGHT_JSON: note,
  });
  return tests(succeeded, note, ({ stats, errors }: PlaywrightNote) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
  }));
}

/** Side by side: none of them reads what another writes. */
const check: Stage[] = [
  { name: "format and lint", run: tools(["biome", "check", "--error-on-warnings"]) },
  { name: "types", run: tools(["next", "typegen"], ["tsc", "--noEmit"]) },
  { name: "house and pure tests", run: vitest("pure") },
];

const further: Stage[] = [
  { name: "tests on Postgres", run: vitest("db*") },
  {
    name: "search, order and import with the locale C",
    run: vitest("db*", { TEST_LOCALE: "C" }, [
      "tests/db/database",
      "tests/db/clients",
      "tests/db/imports/import",
      "tests/db/imports/same-inn",
    ]),
  },
  { name: "build", run: tools(["node", "--import", "tsx", "db/local/build.ts"]) },
  { name: "journeys in the browser", run: playwright },
];

const sum: Count = { passed: 0, failed: 0 };
const failedStages: string[] = [];

async function timed({ run }: Stage, say: Say) {
  const begun = Date.now();
  return { ...(await run(say)), seconds: ((Date.now() - begun) / 1_000).toFixed(1) };
}

const begin = (name: string) => process.stdout.write(`\n── ${name}\n`);
function end(name: string, { passed, failed, seconds }: Awaited<ReturnType<typeof timed>>) {
  sum.passed += passed;
  sum.failed += failed;
  if (failed > 0) failedStages.push(name);
  process.stdout.write(`── ${name}: ${failed > 0 ? "failed" : "fine"}, ${seconds} s\n`);
}

const begun = check.map((stage) => {
  const said: string[] = [];
  return { name: stage.name, said, result: timed(stage, (text) => said.push(text)) };
});
for (const { name, said, result } of begun) {
  const ended = await result;
  begin(name);
  process.stdout.write(said.join(""));
  end(name, ended);
}
for (const stage of process.argv[2] === "check" ? [] : further) {
  begin(stage.name);
  end(stage.name, await timed(stage, null));
}
rmSync(notes, { recursive: true });
if (failedStages.length > 0) process.stdout.write(`\nFailed: ${failedStages.join(", ")}\n`);
// Said once more where it is seen: thousands of lines may stand between a failure and the end.
for (const failed of failedTests) process.stdout.write(`  ${failed}\n`);
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed\n`);
process.exitCode = sum.failed > 0 ? 1 : 0;
