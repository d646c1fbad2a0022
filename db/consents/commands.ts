import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { lockClient } from "#db/clients/lock.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import type { RecordConsents, WithdrawConsent } from "#db/consents/input.ts";
import { isLive } from "#db/consents/live.ts";
import { ofClient } from "#db/consents/of-client.ts";
import { consents } from "#db/consents/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { mailingsVisibleTo } from "#db/mailings/access.ts";
import { audience } from "#db/mailings/audience.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";
import { segments } from "#db/segments/table.ts";
import { everybody } from "#db/segments/tree.ts";
import { dayBounds, localDate } from "#db/values/time.ts";

/** The named clients, each of which the actor must see with its people; an archived one is first to be restored. */
async function named(tx: Tx, actor: StaffActor, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  const rows = await tx
    .select({
      id: clients.id,
      allowed: sql<boolean>`${contactsVisibleTo(actor)}`,
      archivedAt: clients.archivedAt,
    })
    .from(clients)
    .where(and(inArray(clients.id, wanted), visibleTo(actor)))
    .orderBy(clients.id)
    .for("no key update", { of: clients });
  if (rows.length < wanted.length) throw new Refused("not_found");
  if (rows.some(({ allowed }) => !allowed)) throw new Refused("forbidden");
  if (rows.some(({ archivedAt }) => archivedAt)) throw new Refused("client_archived");
  return rows.map(({ id }) => id);
}

/** Those whom the mailing leaves out for want of a consent: kept rows once it was gathered, reckoned before that. */
async function leftOut(tx: Tx, actor: StaffActor, mailingId: string, now: Date): Promise<string[]> {
  const [row] = await tx
    .select({ kind: mailings.kind, gatheredAt: mailings.materialisedAt, tree: segments.tree })
    .from(mailings)
    .leftJoin(segments, eq(segments.id, mailings.segmentId))
    .where(and(eq(mailings.id, mailingId), mailingsVisibleTo(actor)));
  const { kind, gatheredAt, tree } = found(row);
  const chosen = gatheredAt
    ? sql`select ${mailingRecipients.clientId} from ${mailingRecipients}
        where ${mailingRecipients.mailingId} = ${mailingId} and ${mailingRecipients.exclusion} = 'no_consent'`
    : sql`select client_id from (${audience(actor, tree ?? everybody, kind, now)}) everybody
        where exclusion = 'no_consent'`;
  // Recorded meanwhile by somebody else, or on the card: once is enough.
  const living = sql`exists (select from ${consents} where ${consents.kind} = 'advertising'
    and ${isLive(consents)} and ${consents.address} is null and ${consents.clientId} = ${clients.id})`;
  const rows = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(
      and(
        sql`${clients.id} in (${chosen})`,
        isNull(clients.archivedAt),
        sql`not ${living}`,
        contactsVisibleTo(actor),
      ),
    )
    .orderBy(clients.id);
  if (rows.length === 0) throw new Refused("consent_nobody");
  return rows.map(({ id }) => id);
}

/** Write down that clients agreed, with what proves it: one proof for one client or for many at once. */
export async function recordConsents(
  tx: Tx,
  actor: StaffActor,
  input: RecordConsents,
  now: Date,
): Promise<{ count: number }> {
  const { kind, address, source, proof, givenAt, mailingId, clientIds = [] } = input;
  if (givenAt > localDate(now, actor.timeZone)) throw new Refused("consent_in_future", { field: "givenAt" });
  return once(tx, actor, "consent.record", input, async () => {
    const ids = mailingId ? await leftOut(tx, actor, mailingId, now) : await named(tx, actor, clientIds);
    const at = dayBounds(givenAt, actor.timeZone).start.toISOString();
    await tx.execute(sql`
      insert into ${consents} (kind, client_id, address, source, proof, given_at, recorded_by, confirmed_at, created_at)
      select ${kind}, client, ${address}::citext, ${source}, ${proof}, ${at}::timestamptz, ${actor.id}::uuid,
        ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
      from unnest(${sql.param(ids)}::uuid[]) client`);
    await recordEvent(tx, actor, {
      command: "consent.record",
      entity: "client",
      entityId: ids.length === 1 ? (ids[0] ?? null) : null,
      after: { kind, address, source, proof, givenAt, mailingId: mailingId ?? null, clientIds: ids },
    });
    return { count: ids.length };
  });
}

/** The client takes it back. The row stays with the day and the words; letters in the queue look again before they go. */
export async function withdrawConsent(
  tx: Tx,
  actor: StaffActor,
  { id, clientId, reason }: WithdrawConsent,
  now: Date,
): Promise<void> {
  await lockClient(tx, actor, clientId, "contacts", { archived: true });
  const [row] = await tx
    .select({ withdrawnAt: consents.withdrawnAt, kind: consents.kind, address: consents.address })
    .from(consents)
    .where(and(eq(consents.id, id), ofClient(sql`${clientId}::uuid`)))
    .for("no key update");
  const consent = found(row);
  if (consent.withdrawnAt) throw new Refused("consent_withdrawn");
  await tx.update(consents).set({ withdrawnAt: now, withdrawnReason: reason }).where(eq(consents.id, id));
  await recordEvent(tx, actor, {
    command: "consent.withdraw",
    entity: "client",
    entityId: clientId,
    before: { id, kind: consent.kind, address: consent.address, withdrawnAt: null },
    after: { id, withdrawnAt: now, reason },
  });
}
