import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { env } from "#db/env.ts";
import { found } from "#db/errors.ts";
import { type JobName, jobNames, jobs, queuedJobNames } from "#db/jobs/list.ts";
import { type Queue, type QueueHandlers, startQueue } from "#db/jobs/queue.ts";
import { beat, type WorkerProcess } from "#db/jobs/workers.ts";
import { defaultProvider, isMailProvider, type MailProvider } from "#db/mailings/providers.ts";
import { keepLetter } from "#db/outbox/commands.ts";
import type { Transport } from "#emails/send/outgoing.ts";
import { openTransports } from "#emails/send/transport.ts";
import { allJobs } from "./all.ts";
import { loop } from "./loop.ts";
import type { JobRun } from "./run.ts";

const beatEveryMs = 5_000;
const patienceMs = 1_000;

export interface Worker {
  /** Begin nothing new, finish what is under way. */
  stop(timeoutMs: number): Promise<void>;
}

/** Everything that runs by itself, in this process. Waits for a database that is not there yet. */
export async function startWorker(log: Logger): Promise<Worker> {
  const { SMTP_URL, MAIL_FROM, APP_URL, RESEND_API_KEY, RESEND_BASE_URL } = env();
  const stop = new AbortController();
  const stopping = stop.signal;
  const transports: Record<MailProvider, Transport | null> = openTransports({
    smtpUrl: SMTP_URL,
    resend: RESEND_API_KEY === undefined ? undefined : { key: RESEND_API_KEY, baseUrl: RESEND_BASE_URL },
    save: ({ id, to, from, subject, html, text }) =>
      keepLetter({ id, toAddress: to.address, toName: to.name, sender: from, subject, html, text }),
  });
  const transportOf = (name: string) => (isMailProvider(name) ? transports[name] : null);
  const transport = found(transportOf(defaultProvider(env())));
  const mail = { transport, transportOf, from: MAIL_FROM, appUrl: APP_URL };
  const runOf = (job: string): JobRun => ({ now: () => new Date(), stopping, mail, log: log.child({ job }) });

  const handlers = Object.fromEntries(
    queuedJobNames.map((name) => [name, (payload: object) => anyJob(name)(payload, runOf(name))]),
  ) as QueueHandlers;
  const queue = patientlyStart(handlers, stopping, log);
  const loops = [heartbeat(stopping, log), ...intervalJobs(runOf)];

  return {
    async stop(timeoutMs) {
      stop.abort();
      await Promise.all([...loops, queue.then((started) => started?.stop(timeoutMs))]);
      await Promise.all(Object.values(transports).map((one) => one?.close()));
    },
  };
}

function intervalJobs(runOf: (job: string) => JobRun): Promise<void>[] {
  return jobNames.flatMap((name) => {
    const { trigger } = jobs[name];
    if (trigger.by !== "interval") return [];
    const run = runOf(name);
    return [loop(trigger.seconds * 1000, () => anyJob(name)({}, run), run)];
  });
}

/** The payload was parsed by the job's own schema where it came out of the queue; one by interval has none. */
const anyJob = (name: JobName) => allJobs[name] as (payload: object, run: JobRun) => Promise<void>;

function heartbeat(stopping: AbortSignal, log: Logger) {
  const worker: WorkerProcess = {
    id: randomUUID(),
    host: hostname(),
    pid: process.pid,
    startedAt: new Date(),
  };
  return loop(beatEveryMs, () => beat(worker, new Date()), {
    stopping,
    log: log.child({ job: "heartbeat" }),
  });
}

async function patientlyStart(
  handlers: QueueHandlers,
  stopping: AbortSignal,
  log: Logger,
): Promise<Queue | null> {
  while (!stopping.aborted) {
    try {
      const queue = await startQueue(handlers, (error) => log.error({ err: error }, "queue"));
      log.info("worker is ready");
      return queue;
    } catch (error) {
      log.warn({ err: error }, "the queue is not reachable yet");
      await sleep(patienceMs, undefined, { signal: stopping }).catch(() => {});
    }
  }
  return null;
}
