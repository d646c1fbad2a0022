import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build, isBuildFresh } from "#db/local/build.ts";
import { Keeper, projectRoot, runToEnd } from "#db/local/children.ts";
import { freePort } from "#db/local/ports.ts";
import { startLocalPostgres } from "#db/local/postgres.ts";
import { ensureDatabase, withDatabase } from "#db/local/roles.ts";

const next = "node_modules/next/dist/bin/next";

interface Server {
  origin: string;
  pid: () => number;
  stop: () => Promise<void>;
}

async function serve(
  name: string,
  [script = "", ...args]: string[],
  variables: Record<string, string>,
  port: number,
): Promise<Server> {
  const origin = `http://127.0.0.1:${port}`;
  const log = join(projectRoot, ".data", "bench", `${name}.log`);
  const keeper = new Keeper(
    { name, script, args: [...args, "-H", "127.0.0.1", "-p", String(port)], variables, log },
    () => {},
  );
  for (const patience = Date.now() + 30_000; !(await fetch(origin).catch(() => null)); await sleep(100)) {
    if (Date.now() < patience) continue;
    await keeper.stop(1_000);
    throw new Error(`${name} does not answer; its words are in ${log}`);
  }
  return { origin, pid: () => keeper.mark?.pid ?? 0, stop: () => keeper.stop(5_000) };
}

/** A private database with the demo staff and `count` generated clients, kept in .data/bench between runs. */
async function openDatabase(count: number) {
  const dataDir = join(projectRoot, ".data", "bench");
  const server = await startLocalPostgres({ dataDir, settings: ["shared_buffers=512MB"] });
  const name = `bench_rooms_${count}`;
  const variables = {
    DATABASE_URL: withDatabase(server.appUrl, name),
    DATABASE_OWNER_URL: withDatabase(server.ownerUrl, name),
    AUTH_SECRET: "auth-secret-of-the-bench-".repeat(2),
    TOKEN_SECRET: "token-secret-of-the-bench-".repeat(2),
  };
  const run = async (base: string, script: string, ...args: string[]) => {
    const logins = {
      ...variables,
      APP_URL: "http://127.0.0.1",
      DATABASE_URL: withDatabase(server.appUrl, base),
      DATABASE_OWNER_URL: withDatabase(server.ownerUrl, base),
    };
    if ((await runToEnd(script, args, logins)) !== 0) throw new Error(`${script} failed`);
  };
  const made = await ensureDatabase(variables.DATABASE_OWNER_URL, async (draft) => {
    process.stdout.write(`Generating ${count} clients (once)…\n`);
    await run(draft, "db/local/prepare.ts", "--demo");
    await run(draft, "tests/load/fill.ts", String(count));
  });
  // One of an earlier day may lack the migrations of this one.
  if (made === "found") await run(name, "db/local/prepare.ts");
  return { server, variables };
}

/** The floor and the product, built and at work side by side. `stop` also ends what an early failure left behind. */
export async function openBench(count: number) {
  const { server, variables } = await openDatabase(count);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    await Promise.all(stops.map((end) => end()));
    await server.stop();
  };
  const open = async (name: string, ...command: string[]) => {
    const port = await freePort();
    const own = {
      ...variables,
      APP_URL: `http://127.0.0.1:${port}`,
      NODE_ENV: "production",
      LOG_LEVEL: "silent",
    };
    const opened = await serve(name, command, own, port);
    stops.push(opened.stop);
    return opened;
  };
  try {
    if (!isBuildFresh()) await build();
    if ((await runToEnd(next, ["build", "tests/load/floor"], { NODE_ENV: "production" })) !== 0) {
      throw new Error("The floor could not be built.");
    }
    return {
      floor: await open("floor", next, "start", "tests/load/floor"),
      office: await open("office", "app/server.ts"),
      variables,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
