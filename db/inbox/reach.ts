import { and, eq, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { inboxMailboxes } from "#db/inbox/table.ts";
import { db, type Reader } from "#db/index.ts";

/** A worker that dies gives the mailbox back after this. */
const LEASE_MS = 60_000;
const FIRST_MS = 10_000;
const LONGEST_MS = 120_000;
/** A short break heals by itself: the office is told of a longer one. */
const SILENT_MS = 3 * 60_000;
/** A mailbox that nobody fails to read and nobody reads either: no worker runs. */
const FORGOTTEN_MS = 15 * 60_000;

const { key, reader, readerUntil, notBefore } = inboxMailboxes;

/**
 * Take the mailbox for one worker, or say since when its letters are ours; null while another one reads it or a failure
 * says to wait.
 */
export async function claimMailbox(
  mailbox: string,
  claim: string,
  now: Date,
): Promise<{ since: Date } | null> {
  await db.insert(inboxMailboxes).values({ key: mailbox, since: now }).onConflictDoNothing();
  const [row] = await db
    .update(inboxMailboxes)
    .set({ reader: claim, readerUntil: new Date(now.getTime() + LEASE_MS) })
    .where(
      and(
        eq(key, mailbox),
        or(isNull(readerUntil), lt(readerUntil, now), eq(reader, claim)),
        or(isNull(notBefore), lt(notBefore, now)),
      ),
    )
    .returning({ since: inboxMailboxes.since });
  return row ?? null;
}

export async function recordReached(mailbox: string, claim: string, now: Date): Promise<void> {
  await db
    .update(inboxMailboxes)
    .set({
      ...{ reachedAt: now, failingSince: null, failures: 0, fault: null, notBefore: null },
      readerUntil: new Date(now.getTime() + LEASE_MS),
    })
    .where(and(eq(key, mailbox), eq(reader, claim)));
}

/** It could not be read: who asks again waits a little longer each time, never more than two minutes. */
export async function recordFailure(mailbox: string, fault: string, now: Date): Promise<void> {
  const waits = sql`least(${LONGEST_MS}, ${FIRST_MS} * power(2, least(${inboxMailboxes.failures}, 10))) * interval '1 millisecond'`;
  await db
    .update(inboxMailboxes)
    .set({
      failingSince: sql`coalesce(${inboxMailboxes.failingSince}, ${now.toISOString()}::timestamptz)`,
      failures: sql`${inboxMailboxes.failures} + 1`,
      fault: fault.slice(0, 500),
      notBefore: sql`${now.toISOString()}::timestamptz + ${waits}`,
    })
    .where(eq(key, mailbox));
}

export async function releaseMailbox(mailbox: string, claim: string): Promise<void> {
  await db
    .update(inboxMailboxes)
    .set({ reader: null, readerUntil: null })
    .where(and(eq(key, mailbox), eq(reader, claim)));
}

/**
 * Since when the mailbox has not been read, as a column: it fails for a while, or no worker has come to it. Null while all
 * is well, and before it was ever tried.
 */
export function silentSince(mailbox: string, now: Date): SQL<string | null> {
  const before = (ms: number) => sql`${new Date(now.getTime() - ms).toISOString()}::timestamptz`;
  const last = sql`coalesce(${inboxMailboxes.reachedAt}, ${inboxMailboxes.since})`;
  return sql<string | null>`(select case
      when ${inboxMailboxes.failingSince} < ${before(SILENT_MS)} then ${inboxMailboxes.failingSince}
      when ${last} < ${before(FORGOTTEN_MS)} then ${last} end
    from ${inboxMailboxes} where ${key} = ${mailbox})`;
}

/** How the mailbox stands that is read now; null before it was ever tried. */
export async function getReach(mailbox: string, from: Reader = db) {
  const [row] = await from
    .select({
      reachedAt: inboxMailboxes.reachedAt,
      failingSince: inboxMailboxes.failingSince,
      fault: inboxMailboxes.fault,
    })
    .from(inboxMailboxes)
    .where(eq(key, mailbox));
  return row ?? null;
}
