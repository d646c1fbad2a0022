import { createHash } from "node:crypto";
import { and, eq, inArray, isNull, max } from "drizzle-orm";
import { found } from "#db/errors.ts";
import { partsOf } from "#db/files/store.ts";
import { inboxLetters, inboxRaw } from "#db/inbox/table.ts";
import { db, inTransaction } from "#db/index.ts";

/** Where a letter lies: RFC 3501 promises that the three never mean another one. */
export interface Place {
  mailbox: string;
  uidValidity: number;
  uid: number;
}

export interface Arrived {
  arrivedAt: Date;
  /** Of the whole letter; `bytes` may be its head alone. */
  size: number;
  whole: boolean;
  bytes: Uint8Array;
}

/** Put a letter into the journal, bytes and all, before anything is done about it. The same letter again changes nothing. */
export function keepLetter(place: Place, { bytes, ...facts }: Arrived, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const [row] = await tx
      .insert(inboxLetters)
      .values({ ...place, ...facts, sha256, createdAt: now })
      .onConflictDoNothing({ target: [inboxLetters.mailbox, inboxLetters.uidValidity, inboxLetters.uid] })
      .returning({ id: inboxLetters.id });
    if (!row) return false;
    const letterId = found(row).id;
    for (const { seq, part } of partsOf(bytes))
      await tx.insert(inboxRaw).values({ letterId, seq, bytes: part });
    return true;
  });
}

const of = ({ mailbox, uidValidity }: Omit<Place, "uid">) =>
  and(eq(inboxLetters.mailbox, mailbox), eq(inboxLetters.uidValidity, uidValidity));

/** The last letter that is in the journal; 0 before the first. */
export async function lastUid(place: Omit<Place, "uid">): Promise<number> {
  const [row] = await db
    .select({ uid: max(inboxLetters.uid) })
    .from(inboxLetters)
    .where(of(place));
  return row?.uid ?? 0;
}

/** Which of these the journal has, and whether each was marked as read since. */
export async function journaled(
  place: Omit<Place, "uid">,
  uids: readonly number[],
): Promise<Map<number, { isMarked: boolean }>> {
  if (uids.length === 0) return new Map();
  const rows = await db
    .select({ uid: inboxLetters.uid, markedAt: inboxLetters.markedAt })
    .from(inboxLetters)
    .where(and(of(place), inArray(inboxLetters.uid, [...uids])));
  return new Map(rows.map(({ uid, markedAt }) => [uid, { isMarked: markedAt !== null }]));
}

export async function recordMarked({ uid, ...place }: Place, now: Date): Promise<void> {
  await db
    .update(inboxLetters)
    .set({ markedAt: now })
    .where(and(of(place), eq(inboxLetters.uid, uid), isNull(inboxLetters.markedAt)));
}
