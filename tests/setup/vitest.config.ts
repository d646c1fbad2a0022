import { globSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// An odd zone, three quarters off the hour: a day taken from the server's clock is seen at once.
process.env.TZ = "Asia/Kathmandu";

const root = fileURLToPath(new URL("../..", import.meta.url));
const files = globSync("tests/**/*.test.{ts,tsx}", { cwd: root });
const textOf = (file: string) => readFileSync(join(root, file), "utf8");
const needsPostgres = (file: string) => /"#tests\/setup\/database\.ts"|"#db\/local\//.test(textOf(file));
/** Such a file leaves traces in the modules of its process, or is about processes: it has one of its own. */
const needsProcess = (file: string) =>
  /\bvi\.|process\.env|"#db\/local\/|\.\/incoming\.ts/.test(textOf(file));
const onPostgres = files.filter(needsPostgres);

const postgres = {
  globalSetup: "tests/setup/cluster.ts",
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

const environment = {
  APP_URL: "https://slovo.test",
  AUTH_SECRET: "auth-secret-of-tests-".repeat(2),
  TOKEN_SECRET: "token-secret-of-tests-".repeat(2),
  LOG_LEVEL: "silent",
};

export default defineConfig({
  root,
  test: {
    // Two even on two cores: while one file waits for Postgres or a clock, another computes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: "pure",
          // Pure functions keep nothing between files: each module is read once a worker, not once a file.
          isolate: false,
          // A machine with other work to do is no fault of a function.
          testTimeout: 30_000,
          include: files.filter((file) => !needsPostgres(file)),
          // A pure test that does connect must fail rather than find a database by chance.
          env: { ...environment, DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" },
        },
      },
      {
        test: {
          name: "db",
          ...postgres,
          // Reading the modules anew costs more than most files' tests: the database alone is each file's own.
          isolate: false,
          include: onPostgres.filter((file) => !needsProcess(file)),
          env: environment,
        },
      },
      {
        test: {
          name: "db alone",
          ...postgres,
          include: onPostgres.filter(needsProcess),
          env: environment,
        },
      },
    ],
  },
});
