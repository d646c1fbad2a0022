/** Custody under 100,000 random commands of two processes, which are killed on the way (promises.md). */
import { type ChildProcess, spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { desc } from "drizzle-orm";
import fc from "fast-check";
import { assignments } from "#db/assignments/table.ts";
import { closeDatabase, db } from "#db/index.ts";
import { cloneTemplate } from "#tests/setup/clone.ts";
import { startTestCluster } from "#tests/setup/cluster.ts";
import { checkCustody } from "./custody-check.ts";
import { furnishOffice, readOffice } from "./custody-office.ts";
import { perform, randomCommand } from "./custody-walk.ts";

/** How many of the newest assignments the walkers go on with: enough to meet each other, few enough to finish them. */
const inHand = 200;
const walkers = 2;

/** Throws at the first assignment without exactly one custodian or with a torn history. */
export async function soakCustody(
  say: (text: string) => void,
  { commands = 100_000, kills = 20 } = {},
): Promise<string> {
  const cluster = await startTestCluster();
  const base = await cloneTemplate(cluster);
  Object.assign(process.env, environment(base));
  try {
    await furnishOffice();
    let left = commands;
    let killed = 0;
    for (let round = 0; left > 0; round++) {
      const planned = Math.ceil(Math.min(left, commands / (kills + 1)) / walkers);
      const isKilled = killed < kills;
      const done = await Promise.all(
        Array.from({ length: walkers }, (_, n) => walkApart(planned, round * walkers + n, isKilled)),
      );
      if (isKilled) killed++;
      left -= done.reduce((sum, count) => sum + count, 0);
      await checkCustody();
      say(`custody: ${commands - Math.max(0, left)} of ${commands} commands, ${killed} kills`);
    }
    const looked = await checkCustody();
    return `custody: ${commands} commands, ${killed} kills, ${looked} assignments, one custodian of each`;
  } finally {
    await closeDatabase();
    await base.drop();
    await cluster.stop();
  }
}

const environment = ({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }) => ({
  DATABASE_URL: appUrl,
  DATABASE_OWNER_URL: ownerUrl,
  APP_URL: "https://slovo.test",
  AUTH_SECRET: "auth-secret-of-the-soak-".repeat(2),
  TOKEN_SECRET: "token-secret-of-the-soak-".repeat(2),
});

/** A walker in a process of its own, killed somewhere on its way or let go to the end. Answers how far it came. */
function walkApart(commands: number, seed: number, isKilled: boolean): Promise<number> {
  const file = new URL(import.meta.url).pathname;
  const child: ChildProcess = spawn(
    process.execPath,
    ["--import", "tsx", file, "--walk", String(commands), String(seed)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const killAt = isKilled ? commands * (0.5 + ((seed * 7) % 5) / 10) : Number.POSITIVE_INFINITY;
  let done = 0;
  child.stdout?.on("data", (chunk: Buffer) => {
    done += chunk.toString().split("\n").length - 1;
    if (done >= killAt) child.kill("SIGKILL");
  });
  return new Promise((resolve, reject) => {
    child.on("close", (code, signal) => {
      if (code === 0 || signal === "SIGKILL") resolve(done);
      else reject(new Error(`A walker ended with ${code ?? signal}`));
    });
  });
}

async function walk(commands: number, seed: number): Promise<void> {
  const office = await readOffice();
  const newest = await db
    .select({ id: assignments.id })
    .from(assignments)
    .orderBy(desc(assignments.id))
    .limit(inHand);
  const ids = newest.map(({ id }) => id);
  const start = new Date("2026-03-16T06:00:00Z").getTime() + seed * 86_400_000;
  for (const [index, random] of fc.sample(randomCommand, { numRuns: commands, seed }).entries()) {
    const { id } = await perform(office, ids, random, new Date(start + index * 1000));
    if (id && !ids.includes(id)) ids.unshift(id);
    ids.length = Math.min(ids.length, inHand);
    process.stdout.write("\n");
  }
  await closeDatabase();
}

if (process.argv[2] === "--walk") {
  await walk(Number(process.argv[3]), Number(process.argv[4]));
} else if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [commands, kills] = process.argv.slice(2).map(Number);
  const say = (text: string) => process.stdout.write(`${text}\n`);
  say(await soakCustody(say, { commands, kills }));
}
