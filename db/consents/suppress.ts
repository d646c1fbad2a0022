import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { type SuppressionReason, type SuppressionTopic, suppressions } from "#db/consents/table.ts";
import type { Tx } from "#db/index.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";
import { emailKey } from "#db/values/email.ts";

interface Suppress {
  address: string;
  topic: SuppressionTopic;
  reason: SuppressionReason;
  /** The letter by which it came about. */
  recipientId?: string;
  note?: string;
}

/** One at a time for an address: until the transaction ends nobody else changes what goes to it. */
export async function lockAddress(tx: Tx, address: string): Promise<void> {
  const key = `suppression ${emailKey(address)}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}::text, 0))`);
}

/**
 * Put an address on the stop list, and take it out of every queue in the same breath: what has not been begun will
 * not be sent. Asked for twice, it is one entry.
 */
export async function suppress(tx: Tx, { address, ...entry }: Suppress, now: Date): Promise<void> {
  const key = emailKey(address);
  await lockAddress(tx, address);
  const [standing] = await tx
    .select({ id: suppressions.id })
    .from(suppressions)
    .where(
      and(
        eq(suppressions.address, key),
        eq(suppressions.topic, entry.topic),
        eq(suppressions.reason, entry.reason),
        isNull(suppressions.liftedAt),
      ),
    );
  if (!standing) await tx.insert(suppressions).values({ address: key, ...entry, at: now });
  await tx
    .update(mailingRecipients)
    .set({ state: "excluded", exclusion: entry.reason, claim: null, claimedUntil: null })
    .where(
      and(
        eq(mailingRecipients.address, key),
        inArray(mailingRecipients.state, ["queued", "frozen"]),
        entry.topic === "all"
          ? undefined
          : sql`exists (select from ${mailings} where ${mailings.id} = ${mailingRecipients.mailingId} and ${mailings.kind} = ${entry.topic})`,
      ),
    );
}

/** Write to the address again, because the person behind it asks for it: only what the person had stopped. */
export async function liftSuppression(
  tx: Tx,
  { address, topic }: { address: string; topic: SuppressionTopic },
  now: Date,
): Promise<void> {
  await tx
    .update(suppressions)
    .set({ liftedAt: now })
    .where(
      and(
        eq(suppressions.address, emailKey(address)),
        eq(suppressions.topic, topic),
        inArray(suppressions.reason, ["unsubscribed", "by_hand"]),
        isNull(suppressions.liftedAt),
      ),
    );
}
