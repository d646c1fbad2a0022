import { and, eq } from "drizzle-orm";
import { db, type Tx } from "../index.ts";
import { type LetterKind, letterProps } from "../values/letters.ts";
import type { NewLetter } from "./input.ts";
import { mailboxDocument } from "./mailbox.ts";
import { blankSecrets } from "./secrets.ts";
import { mailboxLetters, outbox } from "./table.ts";

/** Owe a letter, in the transaction of the command that owes it. Answers its id, or null for a repeat. */
export async function enqueueLetter<K extends LetterKind>(
  tx: Tx,
  letter: NewLetter<K>,
  now: Date,
): Promise<string | null> {
  const [row] = await tx
    .insert(outbox)
    .values({
      kind: letter.kind,
      props: letterProps[letter.kind].parse(letter.props),
      runKey: letter.runKey,
      toAddress: letter.to.address,
      toName: letter.to.name,
      staffId: letter.to.staffId,
      locale: letter.locale,
      entity: letter.about?.entity,
      entityId: letter.about?.id,
      notBefore: letter.notBefore ?? now,
    })
    .onConflictDoNothing({ target: outbox.runKey })
    .returning({ id: outbox.id });
  return row?.id ?? null;
}

/** Take back letters about a record that have not been begun. */
export async function cancelLetters(tx: Tx, entityId: string): Promise<number> {
  const cancelled = await tx
    .update(outbox)
    .set({ state: "cancelled", claim: null, claimedUntil: null, props: blankSecrets })
    .where(and(eq(outbox.entityId, entityId), eq(outbox.state, "queued")))
    .returning({ id: outbox.id });
  return cancelled.length;
}

/** Keep a letter instead of sending it. Keyed by the outbox id: kept again, it is still one. */
export async function keepLetter(letter: Omit<typeof mailboxLetters.$inferInsert, "search">): Promise<void> {
  await db
    .insert(mailboxLetters)
    .values({ ...letter, search: mailboxDocument(letter) })
    .onConflictDoNothing();
}
