import { PgBoss } from "pg-boss";
import { databaseLogins, env } from "../env.ts";
import { connectQueue, queueSchema } from "./connection.ts";
import { type JobPayload, jobs, type QueuedJobName, queuedJobNames } from "./list.ts";

/** What the queue does with one job of each kind. A throw sends it back to be tried again. */
export type QueueHandlers = { [N in QueuedJobName]: (payload: JobPayload<N>) => Promise<unknown> };

export interface Queue {
  /** Take no more jobs, wait for those at work, then let go of the database. */
  stop(timeoutMs: number): Promise<void>;
}

/** Start taking jobs and minding the schedule. `onError` hears of troubles that the queue survives. */
export async function startQueue(handlers: QueueHandlers, onError: (error: unknown) => void): Promise<Queue> {
  const { appUrl, appRole } = databaseLogins(env());
  const connection = connectQueue(appUrl, appRole);
  const boss = new PgBoss({
    db: connection.db,
    schema: queueSchema,
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
    // A job whose process was killed is found by its missing heartbeat at the next look.
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  boss.on("error", onError);
  try {
    await boss.start();
    for (const name of queuedJobNames) await takeJobs(boss, name, handlers);
  } catch (error) {
    await boss.stop({ graceful: false });
    await connection.end();
    throw error;
  }
  return {
    async stop(timeoutMs) {
      await boss.stop({ graceful: true, timeout: timeoutMs });
      await connection.end();
    },
  };
}

async function takeJobs<N extends QueuedJobName>(boss: PgBoss, name: N, handlers: QueueHandlers) {
  const options = { pollingIntervalSeconds: 1, batchSize: 1 };
  await boss.work<JobPayload<N>>(name, options, async ([job]) => {
    if (job) await handlers[name](jobs[name].payload.parse(job.data) as JobPayload<N>);
  });
}
