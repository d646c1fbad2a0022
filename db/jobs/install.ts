import { PgBoss } from "pg-boss";
import { connectQueue, queueSchema } from "./connection.ts";
import { jobs, type QueuedJobName, queuedJobNames } from "./list.ts";

/**
 * Create or upgrade the queue's tables, queues and schedules as the owner of the database. The app's
 * role only uses them. Called inside `migrate()`, under its lock; safe to repeat.
 */
export async function installQueue(ownerUrl: string): Promise<void> {
  const connection = connectQueue(ownerUrl);
  const boss = new PgBoss({ db: connection.db, schema: queueSchema, supervise: false, schedule: false });
  boss.on("error", () => {}); // a failing statement also rejects the call that made it
  try {
    await boss.start();
    for (const name of queuedJobNames) await declare(boss, name);
    const known: readonly string[] = queuedJobNames.filter((name) => jobs[name].trigger.by === "cron");
    for (const { name } of await boss.getSchedules()) {
      if (!known.includes(name)) await boss.unschedule(name);
    }
    await connection.db.executeSql(grants);
  } finally {
    await boss.stop({ graceful: false });
    await connection.end();
  }
}

async function declare(boss: PgBoss, name: QueuedJobName) {
  const { retry, trigger } = jobs[name];
  const options = {
    retryLimit: retry.limit,
    retryDelay: retry.delaySeconds,
    heartbeatSeconds: retry.heartbeatSeconds,
    expireInSeconds: retry.expireSeconds,
  };
  await boss.createQueue(name, options);
  await boss.updateQueue(name, options);
  if (trigger.by === "cron") {
    await boss.schedule(name, trigger.cron, {}, { tz: trigger.timeZone, missed: "once" });
  }
}

const grants = `
  grant usage on schema ${queueSchema} to slovo_app;
  grant select, insert, update, delete on all tables in schema ${queueSchema} to slovo_app;
  grant usage, select on all sequences in schema ${queueSchema} to slovo_app;
`;
