import { setTimeout as sleep } from "node:timers/promises";
import pino from "pino";
import { isConnectionLost } from "#db/connection-lost.ts";
import { env } from "#db/env.ts";
import { closeDatabase } from "#db/index.ts";
import { startWorker } from "./jobs/worker-process.ts";

/** What is not finished by then is left to the next worker: everything here may be taken up again. */
const drainMs = 18_000;

const log = pino({ level: env().LOG_LEVEL, base: { process: "worker", pid: process.pid } });

// The driver asks a new connection for its types and awaits the answer nowhere: lost at that moment, it would end us.
process.on("unhandledRejection", (error) => {
  if (!isConnectionLost(error)) throw error;
  log.warn({ err: error }, "a connection was lost while it opened");
});

const worker = await startWorker(log);
let stopping = false;

async function stop(signal: string) {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, "worker is stopping");
  const drained = worker
    .stop(drainMs - 2_000)
    .then(() => closeDatabase())
    .then(() => true);
  const inTime = await Promise.race([drained, sleep(drainMs).then(() => false)]);
  log[inTime ? "info" : "warn"](inTime ? "worker has stopped" : "worker stops with work under way");
  process.exit(0);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
