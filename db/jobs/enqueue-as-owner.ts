import { PgBoss } from "pg-boss";
import { connectQueue, queueSchema } from "./connection.ts";
import { type JobPayload, jobs, type QueuedJobName } from "./list.ts";

/** Ask for jobs in another database than our own, such as one that has just been restored. */
export async function enqueueAsOwner<N extends QueuedJobName>(
  ownerUrl: string,
  name: N,
  payloads: readonly JobPayload<N>[],
): Promise<void> {
  const connection = connectQueue(ownerUrl);
  const boss = new PgBoss({
    db: connection.db,
    schema: queueSchema,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  try {
    for (const payload of payloads) await boss.send(name, jobs[name].payload.parse(payload));
  } finally {
    await connection.end();
  }
}
