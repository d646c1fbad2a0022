import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { db, inTransaction } from "#db/index.ts";
import { type ClaimedRecipient, pairs } from "#db/mailings/claim.ts";
import type { Values } from "#db/mailings/merge-values.ts";
import { mayLeave } from "#db/mailings/open.ts";
import { giveUpAfterAttempts, retryDelayMs } from "#db/outbox/retry.ts";

/** Providers forget a key after 24 hours; a repeat later than this might be a second letter. */
const keyLivesMs = 20 * 3_600_000;

/** The key tells when it was first used, so that nobody uses it for too long. */
export const newBatchKey = (now: Date) => `${now.getTime()}-${randomUUID()}`;

export interface Batch {
  key: string;
  /** In the order in which they were handed over the first time. */
  letters: ClaimedRecipient[];
}

interface Row extends Record<string, unknown> {
  id: string;
  claim: string | null;
  address: string;
  values: Values;
  attempts: number;
}

/**
 * A batch of which nobody knows whether it was taken: to be handed over again, exactly the same letters under the same
 * key. Letters that have been settled since belong to it still. Null when there is none that may go now.
 */
export function reclaimBatch(mailingId: string, leaseMs: number, now: Date): Promise<Batch | null> {
  const at = now.toISOString();
  const until = new Date(now.getTime() + leaseMs).toISOString();
  return inTransaction(async (tx) => {
    const [open] = await tx.execute<{ key: string }>(sql`
      select batch_key as key from mailing_recipients
      where state = 'in_flight' and claimed_until < ${at}::timestamptz and mailing_id = ${mailingId}::uuid
        and provider_keyed and batch_key is not null and ${mayLeave(sql`${mailingId}::uuid`, now)}
        and pg_try_advisory_xact_lock(hashtextextended(batch_key, 0))
      limit 1`);
    if (!open) return null;
    const { count } = await tx.execute(sql`
      update mailing_recipients set claim = ${randomUUID()}::uuid, claimed_until = ${until}::timestamptz,
        attempts = attempts + 1
      where mailing_id = ${mailingId}::uuid and batch_key = ${open.key} and state = 'in_flight'
        and claimed_until < ${at}::timestamptz`);
    if (count === 0) return null;
    const rows = await tx.execute<Row>(sql`
      select id, claim, address, "values", attempts - 1 as attempts from mailing_recipients
      where mailing_id = ${mailingId}::uuid and batch_key = ${open.key} order by id`);
    return { key: open.key, letters: [...rows].map((row) => ({ ...row, claim: row.claim ?? randomUUID() })) };
  });
}

/** Part of a refused batch, none of which was taken, goes on under a key of its own. */
export async function rekeyBatch({ key, letters }: Batch, leaseMs: number, now: Date): Promise<void> {
  const { ids, claims } = pairs(letters);
  const until = new Date(now.getTime() + leaseMs).toISOString();
  await db.execute(sql`
    update mailing_recipients r set batch_key = ${key}, claimed_until = ${until}::timestamptz
    from unnest(${ids}::uuid[], ${claims}::uuid[]) as mine(id, claim)
    where r.id = mine.id and r.claim = mine.claim and r.state = 'in_flight'`);
}

/** Nobody knows whether it was taken: it stays in flight until it is asked again under its key. */
export async function keepUnsure({ letters }: Batch, detail: string, now: Date): Promise<void> {
  const { ids, claims } = pairs(letters);
  const attempts = Math.max(...letters.map((letter) => letter.attempts)) + 1;
  const until = new Date(now.getTime() + retryDelayMs(attempts)).toISOString();
  await db.execute(sql`
    update mailing_recipients r set error = ${detail.slice(0, 500)}, claimed_until = ${until}::timestamptz
    from unnest(${ids}::uuid[], ${claims}::uuid[]) as mine(id, claim)
    where r.id = mine.id and r.claim = mine.claim and r.state = 'in_flight'`);
}

/**
 * Letters whose process died while handing them over, or that were asked about for too long. One by one, where the
 * provider drops repeats, they go again; a batch waits for `reclaimBatch`; of the rest nobody knows whether they left,
 * and a second one is never sent silently.
 */
export async function releaseExpired(now: Date): Promise<void> {
  const at = now.toISOString();
  const oldest = now.getTime() - keyLivesMs;
  const expired = sql`r.state = 'in_flight' and r.claimed_until < ${at}::timestamptz and m.id = r.mailing_id`;
  await db.execute(sql`
    update mailing_recipients r set state = 'frozen', claim = null, claimed_until = null
    from mailings m where ${expired} and m.state <> 'cancelled' and r.provider_keyed and r.batch_key is null`);
  await db.execute(sql`
    update mailing_recipients r set state = 'unknown', claimed_until = null, sent_at = coalesce(r.sent_at, ${at}::timestamptz),
      error = coalesce(r.error, 'the worker stopped while handing the letter over')
    from mailings m where ${expired} and (not r.provider_keyed or m.state = 'cancelled'
      or r.attempts >= ${giveUpAfterAttempts} or split_part(r.batch_key, '-', 1)::bigint < ${oldest})`);
}
