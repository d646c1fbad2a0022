import { and, count, desc, eq, gt, inArray, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { ABANDONED_MS, STALE_MS } from "#db/backups/limits.ts";
import { openedAt } from "#db/backups/opened.ts";
import { backups } from "#db/backups/table.ts";
import { db, type Reader } from "#db/index.ts";
import { mailings } from "#db/mailings/table.ts";
import { getHold } from "#db/outbox/hold.ts";
import { outbox } from "#db/outbox/table.ts";
import { can } from "#db/permissions.ts";
import { staff } from "#db/staff/table.ts";

const isGood = and(isNotNull(backups.finishedAt), isNull(backups.error)) as SQL;

/** Copies are the business of those who may make them. */
const visibleTo = (actor: Actor) => (can(actor, "backup.run") ? undefined : sql`false`);

/** The newest copies, good and failed, with who ordered each. */
export function listBackups(actor: Actor, limit = 20) {
  return db
    .select({
      id: backups.id,
      startedAt: backups.startedAt,
      finishedAt: backups.finishedAt,
      file: backups.file,
      bytes: backups.bytes,
      error: backups.error,
      removedAt: backups.removedAt,
      tables: sql<number | null>`jsonb_array_length(${backups.manifest} -> 'tables')`,
      rows: sql<
        number | null
      >`(select sum((t ->> 'rows')::bigint) from jsonb_array_elements(${backups.manifest} -> 'tables') t)::float8`,
      surname: staff.surname,
      given: staff.given,
    })
    .from(backups)
    .leftJoin(staff, eq(staff.id, backups.orderedBy))
    .where(visibleTo(actor))
    .orderBy(desc(backups.startedAt), desc(backups.id))
    .limit(limit);
}

export type BackupRow = Awaited<ReturnType<typeof listBackups>>[number];

/** The copy that is being made now, with how large the last good one was; null when none is. */
export async function getRunningBackup(actor: Actor, now: Date, reader: Reader = db) {
  const [running] = await reader
    .select({
      id: backups.id,
      bytes: backups.bytes,
      usual: sql<number | null>`(select b.bytes from backups b
        where b.finished_at is not null and b.error is null order by b.finished_at desc limit 1)::float8`,
    })
    .from(backups)
    .where(
      and(
        isNull(backups.finishedAt),
        gt(backups.startedAt, new Date(now.getTime() - ABANDONED_MS)),
        visibleTo(actor),
      ),
    )
    .orderBy(desc(backups.startedAt))
    .limit(1);
  return running ?? null;
}

/** When the newest good copy was made; a base that has none yet counts from its first event. */
export const lastGood = {
  at: sql<string | null>`(select max(${backups.startedAt}) from ${backups} where ${isGood})`,
  since: sql<string | null>`${openedAt}`,
};

interface LastGood {
  at: Date | null;
  since: Date | null;
}

export async function lastGoodBackup(reader: Reader = db): Promise<LastGood> {
  const [row] = await reader.select(lastGood).from(sql`(select 1) as one`);
  const instant = (value: string | null | undefined) => (value ? new Date(value) : null);
  return { at: instant(row?.at), since: instant(row?.since) };
}

/** The base has stood without a good copy for longer than a night may take. */
export function isStaleAt({ at, since }: LastGood, now: Date): boolean {
  const from = at ?? since;
  return from !== null && now.getTime() - from.getTime() > STALE_MS;
}

export const isBackupStale = async (now: Date, reader: Reader = db): Promise<boolean> =>
  isStaleAt(await lastGoodBackup(reader), now);

/** What waits behind the hold: letters from before the copy and since, and the mailings it has stopped. */
export async function heldBack(actor: Actor, now: Date) {
  if (!can(actor, "delivery.release")) return null;
  const hold = await getHold();
  if (!hold) return null;
  const from = hold.copyOf ?? now;
  const [[before], [since], stopped] = await Promise.all([
    db
      .select({ count: count() })
      .from(outbox)
      .where(and(eq(outbox.state, "queued"), lte(outbox.createdAt, from))),
    db
      .select({ count: count() })
      .from(outbox)
      .where(and(eq(outbox.state, "queued"), gt(outbox.createdAt, from))),
    db
      .select({ id: mailings.id, name: mailings.name, state: mailings.state })
      .from(mailings)
      .where(
        sql`${mailings.pausedBy} = 'restored' and ${mailings.state} = 'paused' or ${inArray(mailings.state, ["running", "launching"])}`,
      )
      .orderBy(mailings.createdAt)
      .limit(100),
  ]);
  return { hold, before: before?.count ?? 0, since: since?.count ?? 0, mailings: stopped };
}
