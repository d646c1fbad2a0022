import { and, eq, sql } from "drizzle-orm";
import { jobActor } from "#db/actor.ts";
import { found } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { db, inTransaction } from "#db/index.ts";
import { mayLeave } from "#db/mailings/open.ts";
import { type FrozenLetter, type Mailing, mailings } from "#db/mailings/table.ts";

export type RunningMailing = Pick<Mailing, "id" | "kind" | "provider">;

const sender = jobActor("mailings.send");

/** Mailings whose letters may leave now, the oldest first. */
export function runningMailings(now: Date): Promise<RunningMailing[]> {
  return db
    .select({ id: mailings.id, kind: mailings.kind, provider: mailings.provider })
    .from(mailings)
    .where(and(eq(mailings.state, "running"), mayLeave(mailings.id, now)))
    .orderBy(mailings.launchedAt, mailings.id);
}

export async function letterOf(mailingId: string): Promise<FrozenLetter> {
  const [row] = await db.select({ letter: mailings.letter }).from(mailings).where(eq(mailings.id, mailingId));
  return found(row?.letter);
}

/** Finished, when nobody is left to be written to and nothing is in flight. */
export function finishIfDone(mailingId: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.execute(sql`
      update mailings set state = 'finished', finished_at = ${now.toISOString()}::timestamptz
      where id = ${mailingId}::uuid and state = 'running'
        and not exists (select from mailing_recipients r where r.mailing_id = mailings.id and r.state in ('queued', 'frozen'))
        and not exists (select from mailing_recipients r where r.mailing_id = mailings.id and r.state = 'in_flight')`);
    if (count === 0) return false;
    await recordEvent(tx, sender, {
      command: "mailing.finish",
      entity: "mailing",
      entityId: mailingId,
      after: { state: "finished" },
    });
    return true;
  });
}

/** Stop a mailing that its provider does not take: a person mends it and resumes. */
export async function pauseByProvider(mailingId: string, detail: string): Promise<void> {
  await inTransaction(async (tx) => {
    const paused = await tx
      .update(mailings)
      .set({ state: "paused", pausedBy: "provider", version: sql`${mailings.version} + 1` })
      .where(and(eq(mailings.id, mailingId), eq(mailings.state, "running")))
      .returning({ id: mailings.id });
    if (paused.length === 0) return;
    await recordEvent(tx, sender, {
      command: "mailing.pause",
      entity: "mailing",
      entityId: mailingId,
      after: { state: "paused", by: "provider", detail },
    });
  });
}
