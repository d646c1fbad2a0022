import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { exclusionOf } from "#db/mailings/audience.ts";
import type { MailingKind } from "#db/mailings/kinds.ts";
import { mergeValuesFor, type Values } from "#db/mailings/merge-values.ts";
import { mayLeave } from "#db/mailings/open.ts";
import type { RecipientState } from "#db/mailings/states.ts";

/** One letter in the hands of this worker, everything about it settled but the attempt. */
export interface ClaimedRecipient {
  id: string;
  claim: string;
  address: string;
  values: Values;
  attempts: number;
}

export interface Claim {
  /** How many rows were due: none means that nothing is left for now. */
  found: number;
  letters: ClaimedRecipient[];
}

interface Row extends Record<string, unknown> {
  id: string;
  client_id: string;
  contact_id: string | null;
  address: string;
  state: RecipientState;
  values: Values | null;
  attempts: number;
}

/**
 * Take letters that are due, so that no other worker does until the lease ends. Consent and stop list are asked once
 * more: whoever may no longer be written to leaves the queue here, with the reason. What is claimed first is frozen.
 */
export async function claimRecipients(
  mailing: { id: string; kind: MailingKind },
  limit: number,
  leaseMs: number,
  now: Date,
): Promise<Claim> {
  const claim = randomUUID();
  const rows = [...(await db.execute<Row>(claiming(mailing, claim, limit, leaseMs, now)))];
  const open = rows.filter(({ state }) => state !== "excluded");
  const frozen = await freeze(
    claim,
    open.filter(({ values }) => values === null),
  );
  const letters = open.flatMap(({ id, address, attempts, values }) => {
    const settled = values ?? frozen.get(id);
    return settled ? [{ id, claim, address, attempts, values: settled }] : [];
  });
  return { found: rows.length, letters: letters.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

function claiming(
  { id, kind }: { id: string; kind: MailingKind },
  claim: string,
  limit: number,
  leaseMs: number,
  now: Date,
): SQL {
  const at = now.toISOString();
  const until = new Date(now.getTime() + leaseMs).toISOString();
  return sql`
    with due as (
      select id from mailing_recipients
      where mailing_id = ${id}::uuid and state in ('queued', 'frozen')
        and (claimed_until is null or claimed_until < ${at}::timestamptz)
        and (not_before is null or not_before <= ${at}::timestamptz)
        and ${mayLeave(sql`${id}::uuid`, now)}
      order by id limit ${limit} for update skip locked
    ), checked as (
      select r.id, case when clients.archived_at is not null then 'archived'
        else ${exclusionOf(sql`r.client_id`, sql`r.address`, kind)} end as exclusion
      from mailing_recipients r
      join due on due.id = r.id
      join clients on clients.id = r.client_id
    )
    update mailing_recipients r set
      state = case when checked.exclusion is null then r.state else 'excluded' end,
      exclusion = checked.exclusion,
      claim = case when checked.exclusion is null then ${claim}::uuid end,
      claimed_until = case when checked.exclusion is null then ${until}::timestamptz end
    from checked where checked.id = r.id
    returning r.id, r.client_id, r.contact_id, r.address, r.state, r.values, r.attempts`;
}

/** Settle what the letter will say, before the first attempt: every later one says the same. */
async function freeze(claim: string, rows: readonly Row[]): Promise<Map<string, Values>> {
  if (rows.length === 0) return new Map();
  const values = await mergeValuesFor(
    db,
    rows.map((row) => ({ clientId: row.client_id, contactId: row.contact_id })),
  );
  const settled = rows.map(({ id, client_id }) => ({ id, values: values.get(client_id) }));
  const frozen = await db.execute<{ id: string; values: Values }>(sql`
    with mine as (
      select r.id, settled.values
      from jsonb_to_recordset(${JSON.stringify(settled)}::text::jsonb) as settled(id uuid, "values" jsonb)
      join mailing_recipients r on r.id = settled.id
      where r.claim = ${claim}::uuid and r.state = 'queued'
      for update of r skip locked
    )
    update mailing_recipients r set state = 'frozen', "values" = mine.values
    from mine where r.id = mine.id
    returning r.id, r.values`);
  return new Map([...frozen].map((row) => [row.id, row.values]));
}

/** Give back what was claimed and not begun, at once and not at the end of the lease. */
export async function releaseRecipients(letters: readonly ClaimedRecipient[]): Promise<void> {
  if (letters.length === 0) return;
  const { ids, claims } = pairs(letters);
  await db.execute(sql`
    with mine as (
      select r.id from unnest(${ids}::uuid[], ${claims}::uuid[]) as taken(id, claim)
      join mailing_recipients r on r.id = taken.id and r.claim = taken.claim
      where r.state in ('queued', 'frozen')
      for update of r skip locked
    )
    update mailing_recipients r set claim = null, claimed_until = null from mine where r.id = mine.id`);
}

/** Ids and claims as two arrays, each one parameter however many letters there are. */
export const pairs = (letters: readonly Pick<ClaimedRecipient, "id" | "claim">[]) => ({
  ids: sql.param(letters.map(({ id }) => id)),
  claims: sql.param(letters.map(({ claim }) => claim)),
});
