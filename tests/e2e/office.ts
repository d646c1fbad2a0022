import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Keeper, projectRoot } from "#db/local/children.ts";
import { freePort } from "#db/local/ports.ts";
import { cloneTemplate } from "#tests/setup/clone.ts";
import type { TestCluster } from "#tests/setup/cluster.ts";

export type OfficeOptions = {
  /** `demo` has the demo company, `empty` only the tables. */
  data: "demo" | "empty";
  worker: boolean;
  /** Variables beside or instead of the usual ones, such as SMTP_URL. */
  variables: Record<string, string>;
};

export type Office = {
  address: string;
  database: { name: string; ownerUrl: string; appUrl: string };
  /** What web and worker have said so far. */
  log(name: "web" | "worker"): string;
  stop(): Promise<void>;
};

export function officeVariables({ ownerUrl, appUrl }: TestCluster, port: number): Record<string, string> {
  return {
    NODE_ENV: "production",
    TZ: "Asia/Kathmandu",
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    APP_URL: `http://127.0.0.1:${port}`,
    AUTH_SECRET: "auth-secret-of-journeys-".repeat(2),
    TOKEN_SECRET: "token-secret-of-journeys-".repeat(2),
    SLOVO_DEMO: "1",
    LOG_LEVEL: "warn",
  };
}

/** The built product at work on a database of its own: web, worker, and a way to end both. */
export async function openOffice(options: OfficeOptions): Promise<Office> {
  const templates = JSON.parse(process.env.E2E_TEMPLATES ?? "{}") as Record<
    OfficeOptions["data"],
    TestCluster
  >;
  const database = await cloneTemplate(templates[options.data]);
  const port = await freePort();
  const variables = { ...officeVariables(database, port), ...options.variables };
  const logs = join(projectRoot, "test-results", "logs");
  mkdirSync(logs, { recursive: true });
  const logOf = (name: string) => join(logs, `${database.name}-${name}.log`);
  const keep = (name: string, script: string, ...args: string[]) =>
    new Keeper({ name, script, args, variables, log: logOf(name) }, () => {});
  const keepers = [keep("web", "app/server.ts", "-H", "127.0.0.1", "-p", String(port))];
  if (options.worker) keepers.push(keep("worker", "app/worker.ts"));
  const office: Office = {
    address: `http://127.0.0.1:${port}`,
    database,
    log: (name) => readFileSync(logOf(name), "utf8"),
    stop: async () => {
      await Promise.all(keepers.map((keeper) => keeper.stop(5_000)));
      await database.drop();
    },
  };
  for (
    const patience = Date.now() + 30_000;
    !(await fetch(office.address).catch(() => null));
    await sleep(50)
  ) {
    if (Date.now() < patience) continue;
    const words = office.log("web");
    await office.stop();
    throw new Error(`The web server does not answer: ${words}`);
  }
  return office;
}
