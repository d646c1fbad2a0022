/** `npm run demo` and `npm run dev`: the whole product on this machine, with a private database. */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { EnvironmentError, parseEnvironment } from "#db/env.ts";
import { build, isBuildFresh } from "./build.ts";
import { Keeper, runToEnd, type Service } from "./children.ts";
import { StartError } from "./errors.ts";
import { localSecrets, openDataFolder } from "./files.ts";
import { isFree } from "./ports.ts";
import { type LocalPostgres, startLocalPostgres } from "./postgres.ts";
import { end } from "./processes.ts";
import { ensureDatabase, withDatabase } from "./roles.ts";
import { Running } from "./running.ts";

const loopback = "127.0.0.1";
const mode = process.argv[2] === "dev" ? "dev" : "demo";
const dataDir = resolve(process.env.DATA_DIR?.trim() || ".data");
const say = (text: string) => process.stdout.write(`${text}\n`);

let running: Running | undefined;
let server: LocalPostgres | undefined;
let keepers: Keeper[] = [];
let watch: NodeJS.Timeout | undefined;
let stopping = false;

async function start() {
  if (process.env.DATABASE_URL?.trim()) {
    throw new StartError(
      `DATABASE_URL is set, and npm run ${mode} works only on its own private database: unset it, or use npm start.`,
    );
  }
  openDataFolder(dataDir);
  running = await Running.claim(dataDir);
  const follow = running.follow.bind(running);

  const secrets = localSecrets(dataDir);
  const constant = { ...secrets, SLOVO_DEMO: "1", DATA_DIR: dataDir, HOST: loopback };
  // A wrong value of the person's own is said before anything starts.
  const placeholders = { DATABASE_URL: "postgres://not.yet", APP_URL: `http://${loopback}` };
  const { PORT: wished } = parseEnvironment({ ...process.env, ...constant, ...placeholders });
  const port = await choosePort(wished);
  if (port !== wished) say(`Port ${wished} is taken by another program: using ${port}.`);
  const address = `http://${loopback}:${port}`;
  const nodeEnvironment = mode === "dev" ? "development" : "production";
  const variables = { ...constant, APP_URL: address, PORT: String(port), NODE_ENV: nodeEnvironment };

  server = await startLocalPostgres({ dataDir });
  if (server.attached) say("Found the database of an earlier start at work and took it over.");
  const withLogins = (name: string) => ({
    ...variables,
    DATABASE_URL: withDatabase(server?.appUrl ?? "", name),
    DATABASE_OWNER_URL: withDatabase(server?.ownerUrl ?? "", name),
  });
  const prepare = async (name: string, ...args: string[]) => {
    const code = await runToEnd("db/local/prepare.ts", args, withLogins(name), follow);
    if (code !== 0) throw new StartError("The database could not be prepared; the reason is above.");
  };
  const made = await ensureDatabase(server.ownerUrl, async (draft) => {
    say("Preparing the database and the demo company (once)…");
    await prepare(draft, "--demo");
  });
  if (made === "found") await prepare("slovo");

  if (mode === "demo" && !isBuildFresh()) {
    say("Building the application (once for each version)…");
    await build(follow);
  }
  keepers = services(port, withLogins("slovo")).map((service) => keep(service, follow));
  watch = setInterval(() => void lookAfter(process.ppid === parent, () => withLogins("slovo")), 1_000);
  await answered(address);
  running.announce(address);
  await present(address);
}

async function choosePort(wished: number): Promise<number> {
  for (let port = wished; port < wished + 100 && port <= 65_535; port++) {
    if (await isFree(port, loopback)) return port;
  }
  throw new StartError(`No port from ${wished} on is free: set PORT to another number.`);
}

function services(port: number, variables: Record<string, string>): Service[] {
  const logs = join(dataDir, "logs");
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  return [
    { name: "web", script: "app/server.ts", args: ["-H", loopback, "-p", String(port)] },
    { name: "worker", script: "app/worker.ts", args: [] },
  ].map((service) => {
    const log = mode === "dev" ? null : join(logs, `${service.name}.log`);
    if (log) rmSync(log, { force: true });
    return { ...service, variables, log };
  });
}

function keep(service: Service, follow: Running["follow"]): Keeper {
  const where = service.log ? `; its words are in ${service.log}` : "";
  const keeper: Keeper = new Keeper(service, (mark, restartIn) => {
    if (mark) follow(mark);
    else say(`The ${service.name} process has ended by itself and starts again in ${restartIn} s${where}.`);
  });
  return keeper;
}

const parent = process.ppid;

/** npm may be ended without telling us, and the database may be killed: both are noticed within a second. */
async function lookAfter(parentIsThere: boolean, logins: () => Record<string, string>) {
  if (!parentIsThere && process.env.npm_lifecycle_event) return stop();
  if (stopping || !server || server.isAlive()) return;
  const before = server.port;
  clearInterval(watch);
  say("The database has ended by itself: starting it again.");
  server = await startLocalPostgres({ dataDir });
  if (server.port !== before) await Promise.all(keepers.map((keeper) => keeper.restartWith(logins())));
  watch = setInterval(() => void lookAfter(process.ppid === parent, logins), 1_000);
}

async function answered(address: string) {
  for (const patience = Date.now() + 60_000; Date.now() < patience && !stopping; ) {
    const answer = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => null,
    );
    if (answer) return;
    await new Promise((done) => setTimeout(done, 200));
  }
}

async function present(address: string) {
  const { demoAccounts } = await import("#db/seed/demo.ts");
  const rows = [
    ["Role", "Name", "E-mail", "Password"],
    ...demoAccounts.map(({ role, name, email, password }) => [role, name, email, password]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  const where = server?.folder.startsWith(dataDir) ? dataDir : `${dataDir} and ${server?.folder}`;
  say(`\nSlovo is ready: ${address}\n`);
  for (const row of rows) say(`  ${line(row).trimEnd()}`);
  say(`\nData is in ${where}. Ctrl-C stops everything.`);
}

/** Web and worker first (jobs under way get 20 seconds and some grace), the database last. */
async function stop(): Promise<never> {
  if (stopping) return new Promise(() => {});
  stopping = true;
  clearInterval(watch);
  say("Stopping…");
  await Promise.all(keepers.map((keeper) => keeper.stop(25_000)));
  await Promise.all(running?.children.map((child) => end(child, 5_000)) ?? []);
  await server?.stop();
  if (running && existsSync(dataDir)) running.release();
  say("Stopped.");
  process.exit(process.exitCode ?? 0);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());

start().catch(async (error: unknown) => {
  if (stopping) return; // what was interrupted failed because we are stopping
  const known = error instanceof StartError || error instanceof EnvironmentError;
  process.stderr.write(`${known ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
  if (server || keepers.length > 0) await stop();
  running?.release();
  process.exit(1);
});
