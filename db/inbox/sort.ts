import { and, asc, eq, isNull, lte, ne, or, sql } from "drizzle-orm";
import { type JobActor, jobActor } from "#db/actor.ts";
import { colleagueOf, fileLetter, holdClient, sortFiles, writtenAt } from "#db/inbox/file-letter.ts";
import { readKept } from "#db/inbox/kept.ts";
import type { OfficeMailbox } from "#db/inbox/mailbox.ts";
import type { ReadLetter } from "#db/inbox/read-letter.ts";
import type { InboxState } from "#db/inbox/states.ts";
import { type InboxLetter, inboxFilings, inboxLetters, inboxRaw, lockMessage } from "#db/inbox/table.ts";
import { answeredClients, clientsNamed, isOwnLetter, onlyClientOf } from "#db/inbox/whose.ts";
import { db, inTransaction, type Tx } from "#db/index.ts";

/** A letter on which a worker has died, or that cannot be read, so often is set aside for an administrator. */
export const MOST_ATTEMPTS = 5;
const WAITS_MS = [10_000, 60_000, 300_000, 900_000, 900_000];

type Claimed = Pick<InboxLetter, "id" | "attempts">;

/**
 * Take the next letter of the journal. The attempt is counted before it is made: a letter on which the process dies is not
 * tried for ever. Answers null when none is due.
 */
export async function claimLetter(now: Date): Promise<Claimed | null> {
  const due = and(
    eq(inboxLetters.state, "journaled"),
    or(isNull(inboxLetters.notBefore), lte(inboxLetters.notBefore, now)),
  );
  return inTransaction(async (tx) => {
    for (;;) {
      const [row] = await tx
        .select({ id: inboxLetters.id, attempts: inboxLetters.attempts, fault: inboxLetters.fault })
        .from(inboxLetters)
        .where(due)
        .orderBy(sql`${inboxLetters.notBefore} nulls first`, asc(inboxLetters.id))
        .limit(1)
        .for("update", { skipLocked: true });
      if (!row) return null;
      if (row.attempts < MOST_ATTEMPTS) {
        const attempts = row.attempts + 1;
        const notBefore = new Date(now.getTime() + (WAITS_MS[row.attempts] ?? 0));
        await tx.update(inboxLetters).set({ attempts, notBefore }).where(eq(inboxLetters.id, row.id));
        return { id: row.id, attempts };
      }
      await settle(tx, row.id, {
        state: "failed",
        fault: row.fault ?? "the worker stopped while reading it",
      });
    }
  });
}

async function settle(tx: Tx, id: string, values: Partial<typeof inboxLetters.$inferInsert>): Promise<void> {
  await tx
    .update(inboxLetters)
    .set({ ...values, notBefore: null, version: sql`${inboxLetters.version} + 1` })
    .where(eq(inboxLetters.id, id));
}

/**
 * Read a claimed letter and do with it what its addresses say, in one transaction: killed in the middle, it waits as it
 * was. One that cannot be read leaves its fault, and its turn comes again.
 */
export async function sortLetter(
  { id, attempts }: Claimed,
  mailbox: OfficeMailbox,
  now: Date,
): Promise<InboxState | null> {
  try {
    return await inTransaction(async (tx) => {
      const [letter] = await tx
        .select()
        .from(inboxLetters)
        .where(
          and(
            eq(inboxLetters.id, id),
            eq(inboxLetters.state, "journaled"),
            eq(inboxLetters.attempts, attempts),
          ),
        )
        .for("update");
      if (!letter) return null;
      const read = await readKept(tx, letter);
      await tx.execute(lockMessage(read.messageKey));
      const state = await place(tx, jobActor("mail.sort"), { letter, read }, mailbox, now);
      await settle(tx, id, { ...told(read, letter, now), state, fault: null, settledAt: now });
      // The letter itself is kept with the first of its copies.
      if (state === "copy") await tx.delete(inboxRaw).where(eq(inboxRaw.letterId, id));
      return state;
    });
  } catch (error) {
    const fault = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    await db
      .update(inboxLetters)
      .set({ fault })
      .where(and(eq(inboxLetters.id, id), eq(inboxLetters.state, "journaled")));
    return null;
  }
}

/** What a letter says of itself, as the rows of the inbox show it. */
const told = (read: ReadLetter, letter: InboxLetter, now: Date) => ({
  ...{ messageKey: read.messageKey, automatic: read.automatic, subject: read.subject, text: read.text },
  ...{ fromName: read.from.name, fromAddress: read.from.address, addresses: read.addresses },
  writtenAt: writtenAt(read, letter.arrivedAt, now),
  attachments: sortFiles(read.files).told,
});

/** Whose it is: of the clients whose addresses it bears, of whom it answers, of whom it is from; else a person looks. */
async function place(
  tx: Tx,
  by: JobActor,
  one: { letter: InboxLetter; read: ReadLetter },
  mailbox: OfficeMailbox,
  now: Date,
): Promise<InboxState> {
  const { letter, read } = one;
  if (await isOwnLetter(tx, read.messageKey)) return "copy";
  if (read.automatic) return (await isKnown(tx, letter.id, read.messageKey)) ? "copy" : "automatic";
  const named = [...clientsNamed(mailbox, read.recipients), ...(await answeredClients(tx, read.answers))];
  const meant = named.length > 0 ? named : await fromOf(tx, read);
  let filed = false;
  // Always in one order: two letters to the same clients must not wait for each other.
  for (const id of [...new Set(meant)].sort()) {
    const client = await holdClient(tx, id);
    if (client && (await fileLetter(tx, by, one, client, now))) filed = true;
  }
  if (filed) return "filed";
  return (await isKnown(tx, letter.id, read.messageKey)) ? "copy" : "waiting";
}

/** A colleague's letter is to whomever it names; where it names no client, nobody can know. */
async function fromOf(tx: Tx, { from }: ReadLetter): Promise<string[]> {
  if ((await colleagueOf(tx, from.address)) !== null) return [];
  const client = await onlyClientOf(tx, from.address);
  return client === null ? [] : [client];
}

async function isKnown(tx: Tx, id: string, messageKey: string): Promise<boolean> {
  const same = and(eq(inboxLetters.messageKey, messageKey), ne(inboxLetters.id, id));
  return (
    (await tx.$count(inboxLetters, same)) +
      (await tx.$count(inboxFilings, eq(inboxFilings.messageKey, messageKey))) >
    0
  );
}
