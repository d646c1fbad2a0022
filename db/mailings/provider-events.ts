import { sql } from "drizzle-orm";
import { suppress } from "#db/consents/suppress.ts";
import type { Tx } from "#db/index.ts";
import { type RecipientState, recipientStates } from "#db/mailings/states.ts";

/** What a provider tells of one letter, in our words. */
export interface ProviderEvent {
  /** The provider's own id of this message: told again, it is known. */
  id: string;
  provider: string;
  type: string;
  /** The provider's name of the letter. */
  providerId: string | null;
  /** Our own name of it, where the provider repeats what we gave it. */
  recipientId: string | null;
  /** What it means for the letter; null when it means nothing to us. */
  state: Extract<RecipientState, "accepted" | "delivered" | "bounced" | "complained" | "refused"> | null;
  /** The address is not to be written to again. */
  stop: "bounced" | "complained" | null;
  payload: unknown;
  at: Date;
}

/** One letter is spoken of by one transaction at a time: by its name, which may be told before we have heard it. */
export async function lockLetters(tx: Tx, providerIds: readonly string[]): Promise<void> {
  const sorted = [...new Set(providerIds)].sort();
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended('letter ' || name, 0))
    from unnest(${sql.param(sorted)}::text[]) with ordinality as names(name, place) order by place`);
}

/** Keep what a provider told, once, and let it count. False when it was told before. */
export async function receiveEvent(tx: Tx, event: ProviderEvent, now: Date): Promise<boolean> {
  if (event.providerId !== null) await lockLetters(tx, [event.providerId]);
  const kept = { ...event, at: event.at.toISOString() };
  const { count } = await tx.execute(sql`
    insert into provider_events (id, provider, type, provider_id, payload, received_at)
    values (${event.id}, ${event.provider}, ${event.type}, ${event.providerId},
      ${JSON.stringify(kept)}::text::jsonb, ${now.toISOString()}::timestamptz)
    on conflict (id) do nothing`);
  if (count === 0) return false;
  await apply(tx, event, now);
  return true;
}

/** Let count what was told of these letters before we knew their names. */
export async function applyWaiting(tx: Tx, providerIds: readonly string[], now: Date): Promise<void> {
  const rows = await tx.execute<{ payload: ProviderEvent }>(sql`
    select payload from provider_events
    where provider_id = any(${sql.param([...providerIds])}::text[]) and applied_at is null order by received_at`);
  for (const { payload } of rows) await apply(tx, { ...payload, at: new Date(payload.at) }, now);
}

const rankOf = (column: ReturnType<typeof sql>) =>
  sql`array_position(${sql.param(byRank)}::text[], ${column})`;
const byRank = (Object.keys(recipientStates) as RecipientState[]).sort(
  (a, b) => recipientStates[a].rank - recipientStates[b].rank,
);

/** A letter only ever climbs: delivered is not undone by an «accepted» that comes late. */
async function apply(tx: Tx, event: ProviderEvent, now: Date): Promise<void> {
  const done = sql`update provider_events set applied_at = ${now.toISOString()}::timestamptz where id = ${event.id}`;
  const { state, providerId, recipientId, stop } = event;
  if (state === null) {
    await tx.execute(done);
    return;
  }
  const at = event.at.toISOString();
  const climbs = sql`(${rankOf(sql`r.state`)} < ${rankOf(sql`${state}::text`)})`;
  const [letter] = await tx.execute<{ id: string; address: string }>(sql`
    update mailing_recipients r set
      state = case when ${climbs} then ${state} else r.state end,
      settled_at = case when ${climbs} and ${state} <> 'accepted' then ${at}::timestamptz else r.settled_at end,
      sent_at = coalesce(r.sent_at, ${at}::timestamptz),
      provider_id = coalesce(r.provider_id, ${providerId}),
      claimed_until = case when ${climbs} then null else r.claimed_until end
    where (r.provider_id = ${providerId} or r.id = ${recipientId}::uuid) and r.state not in ('excluded', 'queued', 'frozen', 'cancelled')
    returning r.id, r.address`);
  if (!letter) return;
  await tx.execute(done);
  if (stop !== null) {
    await suppress(tx, { address: letter.address, topic: "all", reason: stop, recipientId: letter.id }, now);
  }
}
