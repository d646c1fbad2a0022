import { sql } from "drizzle-orm";
import { suppress } from "#db/consents/suppress.ts";
import { db, inTransaction, markByKey } from "#db/index.ts";
import { type ClaimedRecipient, pairs } from "#db/mailings/claim.ts";
import { mayLeave } from "#db/mailings/open.ts";
import { applyWaiting, lockLetters } from "#db/mailings/provider-events.ts";
import { giveUpAfterAttempts, retryDelayMs } from "#db/outbox/retry.ts";

type Letter = Pick<ClaimedRecipient, "id" | "claim">;

export interface Attempt {
  provider: string;
  keyed: boolean;
  /** Under which the provider knows a repeat of all these letters together; null where each goes by itself. */
  batchKey: string | null;
  /** What stands after the @ of the Message-ID. */
  host: string;
  leaseMs: number;
}

/**
 * Mark letters as being handed over, just before they are; answers which. The others were cancelled, excluded or
 * paused meanwhile, or the lease was lost: they must not be sent.
 */
export async function beginAttempt(
  letters: readonly Letter[],
  { provider, keyed, batchKey, host, leaseMs }: Attempt,
  now: Date,
): Promise<Set<string>> {
  const { ids, claims } = pairs(letters);
  const until = new Date(now.getTime() + leaseMs).toISOString();
  const begun = await markByKey.execute<{ id: string }>(sql`
    with mine as (
      select r.id from unnest(${ids}::uuid[], ${claims}::uuid[]) as wanted(id, claim)
      join mailing_recipients r on r.id = wanted.id and r.claim = wanted.claim
      where r.state = 'frozen' and ${mayLeave(sql`r.mailing_id`, now)}
      for update of r skip locked
    )
    update mailing_recipients r set state = 'in_flight', attempts = attempts + 1, provider = ${provider},
      provider_keyed = ${keyed}, batch_key = ${batchKey},
      message_id = '<' || r.id || '@' || ${host}::text || '>', claimed_until = ${until}::timestamptz
    from mine where r.id = mine.id
    returning r.id`);
  return new Set([...begun].map(({ id }) => id));
}

/**
 * Letters that were taken, with the provider's own names of them where it has any. What webhooks told before is not
 * undone: a state never falls back to a lower one.
 */
export async function recordAccepted(
  letters: readonly (Letter & { providerId?: string })[],
  now: Date,
): Promise<void> {
  const { ids, claims } = pairs(letters);
  const named = letters.flatMap(({ providerId }) => providerId ?? []);
  const write = sql`
    update mailing_recipients r set
      state = case when r.state in ('in_flight', 'unknown') then 'accepted' else r.state end,
      provider_id = coalesce(r.provider_id, taken.name), sent_at = coalesce(r.sent_at, ${now.toISOString()}::timestamptz),
      error = null, claim = null, claimed_until = null
    from unnest(${ids}::uuid[], ${claims}::uuid[],
      ${sql.param(letters.map(({ providerId }) => providerId ?? null))}::text[]) as taken(id, claim, name)
    where r.id = taken.id and r.claim = taken.claim`;
  if (named.length === 0) {
    await markByKey.execute(write);
    return;
  }
  await inTransaction(async (tx) => {
    await lockLetters(tx, named);
    await tx.execute(write);
    await applyWaiting(tx, named, now);
  });
}

/** `retry`: certainly not taken, to be tried later. `dead`: there is no such address. */
export type Failure =
  | { outcome: "refused"; detail: string; dead?: boolean }
  | { outcome: "unknown" | "retry"; detail: string };

/** Write down what became of one letter that was not taken, or perhaps was. */
export async function recordFailure(
  letter: Letter & { attempts: number; address: string },
  failure: Failure,
  now: Date,
): Promise<void> {
  const attempts = letter.attempts + 1;
  const again = failure.outcome === "retry" && attempts < giveUpAfterAttempts;
  const dead = failure.outcome === "refused" && failure.dead === true;
  const state = again ? "frozen" : failure.outcome === "unknown" ? "unknown" : dead ? "bounced" : "refused";
  const at = now.toISOString();
  const notBefore = again ? new Date(now.getTime() + retryDelayMs(attempts)).toISOString() : null;
  await inTransaction(async (tx) => {
    const { count } = await tx.execute(sql`
      update mailing_recipients set state = ${state}, error = ${failure.detail.slice(0, 500)},
        not_before = ${notBefore}::timestamptz, claim = null, claimed_until = null,
        batch_key = case when ${again} then null else batch_key end,
        settled_at = case when ${dead} then ${at}::timestamptz end,
        sent_at = case when ${state === "unknown"} then coalesce(sent_at, ${at}::timestamptz) else sent_at end
      where id = ${letter.id}::uuid and claim = ${letter.claim}::uuid and state in ('frozen', 'in_flight', 'unknown')`);
    if (dead && count > 0) {
      const { id: recipientId, address } = letter;
      await suppress(
        tx,
        { address, topic: "all", reason: "bounced", recipientId, note: failure.detail.slice(0, 500) },
        now,
      );
    }
  });
}

/** Put letters back that certainly were not taken, for a reason that is not theirs: the attempt does not count. */
export async function takeBack(
  letters: readonly Letter[],
  detail: string,
  notBefore: Date | null,
): Promise<void> {
  const { ids, claims } = pairs(letters);
  await db.execute(sql`
    update mailing_recipients r set state = 'frozen', attempts = greatest(0, attempts - 1), batch_key = null,
      error = ${detail.slice(0, 500)}, not_before = ${notBefore?.toISOString() ?? null}::timestamptz,
      claim = null, claimed_until = null
    from unnest(${ids}::uuid[], ${claims}::uuid[]) as mine(id, claim)
    where r.id = mine.id and r.claim = mine.claim and r.state = 'in_flight'`);
}
