import { and, inArray, isNotNull, lt, sql } from "drizzle-orm";
import { type InboxState, inboxStates } from "#db/inbox/states.ts";
import { inboxLetters, inboxRaw } from "#db/inbox/table.ts";
import type { Tx } from "#db/index.ts";

/** How long the bytes of a letter are kept after it was dealt with, and what it said where no card has it. */
export const KEPT_DAYS = 90;

const closed = (Object.keys(inboxStates) as InboxState[]).filter((state) => !inboxStates[state].isOpen);
/** What stands nowhere else is not for us at all: nothing of it is left but that it came. */
const nobodys = sql`${inboxLetters.state} in ('aside', 'automatic', 'copy')`;

/** Forget letters dealt with long ago. What was filed stays on the card; a row stays, so that no copy comes in anew. */
export async function forgetMail(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  const old = and(inArray(inboxLetters.state, closed), lt(inboxLetters.settledAt, before));
  await tx
    .delete(inboxRaw)
    .where(inArray(inboxRaw.letterId, tx.select({ id: inboxLetters.id }).from(inboxLetters).where(old)));
  const unless = <T>(column: T) => sql`case when ${nobodys} then null else ${column} end`;
  await tx
    .update(inboxLetters)
    .set({
      ...{ text: null, addresses: [] },
      subject: unless(inboxLetters.subject),
      fromName: unless(inboxLetters.fromName),
      fromAddress: unless(inboxLetters.fromAddress),
      attachments: sql`case when ${nobodys} then '[]'::jsonb else ${inboxLetters.attachments} end`,
    })
    .where(and(old, isNotNull(inboxLetters.text)));
}
