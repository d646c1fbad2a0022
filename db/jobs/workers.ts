import { desc, lt, sql } from "drizzle-orm";
import { db } from "../index.ts";
import { workers } from "./table.ts";

export interface WorkerProcess {
  id: string;
  host: string;
  pid: number;
  startedAt: Date;
}

const forgottenAfterMs = 24 * 60 * 60 * 1000;

/** Say that this worker is alive. */
export async function beat(worker: WorkerProcess, now: Date): Promise<void> {
  await db
    .insert(workers)
    .values({ ...worker, beatAt: now })
    .onConflictDoUpdate({ target: workers.id, set: { beatAt: sql`excluded.beat_at` } });
}

/** When any worker was last alive, or null when none ever was: the health page compares it with now. */
export async function lastBeat(): Promise<Date | null> {
  const [newest] = await db
    .select({ at: workers.beatAt })
    .from(workers)
    .orderBy(desc(workers.beatAt))
    .limit(1);
  return newest?.at ?? null;
}

/** Forget workers that have not been alive for a day. */
export async function sweepWorkers(now: Date): Promise<void> {
  await db.delete(workers).where(lt(workers.beatAt, new Date(now.getTime() - forgottenAfterMs)));
}
