import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startLocalPostgres } from "#db/local/postgres.ts";
import { isAlive, markOf, type ProcessMark } from "#db/local/processes.ts";
import { ensureDatabase, withDatabase } from "#db/local/roles.ts";
import { migrate } from "#db/migrate.ts";

/** Where the template of a run is: both logins point at the migrated, empty database. */
export type TestCluster = { ownerUrl: string; appUrl: string };

declare module "vitest" {
  export interface ProvidedContext {
    cluster: TestCluster;
  }
}

const prefix = "slovo-test-";

/** One private Postgres for a run with one migrated template; nothing of it outlives the run. */
export async function startTestCluster(): Promise<TestCluster & { stop(): Promise<void> }> {
  await removeLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(dataDir, 0o711);
  writeFileSync(join(dataDir, "run.json"), JSON.stringify(markOf(process.pid)));
  const server = await startLocalPostgres({
    dataDir,
    locale: process.env.TEST_LOCALE === "C" ? "C" : "ru",
    settings: ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"],
  });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await ensureDatabase(server.ownerUrl, (draft) => migrate(withDatabase(server.ownerUrl, draft)));
  } catch (error) {
    await stop();
    throw error;
  }
  return { ownerUrl: server.ownerUrl, appUrl: server.appUrl, stop };
}

/** A run that was killed leaves its Postgres behind: the next run ends it. */
async function removeLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const dataDir = join(tmpdir(), name);
    const note = join(dataDir, "run.json");
    if (!existsSync(note) || isAlive(JSON.parse(readFileSync(note, "utf8")) as ProcessMark)) continue;
    if (existsSync(join(dataDir, "postgres", "data", "postmaster.pid"))) {
      const left = await startLocalPostgres({ dataDir, locale: "C" });
      await left.stop();
    }
    rmSync(dataDir, { recursive: true, force: true });
  }
}

export default async function setup(project: TestProject) {
  const { stop, ...cluster } = await startTestCluster();
  project.provide("cluster", cluster);
  return stop;
}
