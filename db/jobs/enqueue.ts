import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import { readerHere, type Tx } from "../index.ts";
import { queueSchema } from "./connection.ts";
import { type JobPayload, jobs, type QueuedJobName } from "./list.ts";

let sender: PgBoss | null = null;

/** Writes jobs only: never started, so it holds no connection and no timer of its own. */
function queue(): PgBoss {
  sender ??= new PgBoss({
    // It looks up its queues by itself, at the first job of a process.
    db: { executeSql: (text, values) => fromDrizzle(readerHere(), sql).executeSql(text, values) },
    schema: queueSchema,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  return sender;
}

/**
 * Ask for a job within the command's transaction: rolled back, the job never was. With `runKey` the
 * same occasion makes one job, however often it is asked for. Answers the job's id, or null for a repeat.
 */
export async function enqueueJob<N extends QueuedJobName>(
  tx: Tx,
  name: N,
  payload: JobPayload<N>,
  { runKey }: { runKey?: string } = {},
): Promise<string | null> {
  const data = jobs[name].payload.parse(payload);
  return queue().send(name, data, {
    db: fromDrizzle(tx, sql),
    ...(runKey === undefined ? {} : { id: idOf(name, runKey) }),
  });
}

/** A uuid (version 8) made from the occasion: the primary key itself refuses the second job. */
function idOf(name: string, runKey: string): string {
  const hex = createHash("sha256").update(`${name}\n${runKey}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
