import { randomUUID } from "node:crypto";
import { env } from "#db/env.ts";
import { journaled, keepLetter, lastUid, recordMarked } from "#db/inbox/journal.ts";
import { MOST_RAW_BYTES } from "#db/inbox/kept.ts";
import { mailboxKey } from "#db/inbox/mailbox.ts";
import { claimMailbox, recordFailure, recordReached, releaseMailbox } from "#db/inbox/reach.ts";
import { getHold } from "#db/outbox/hold.ts";
import { type MailboxVisit, visitMailbox } from "#emails/receive/imap.ts";
import type { Job, JobRun } from "./run.ts";

/** Between two looks within one visit, where the server does not say by itself that something came. */
const LOOK_MS = 20_000;
/** A visit ends by itself after this, so that a connection that only seems to live is not trusted for ever. */
const VISIT_MS = 10 * 60_000;

/** This process: another one finds the mailbox taken. */
const claim = randomUUID();

export const readMail: Job<"mail.read"> = async (_, run) => {
  const { IMAP_URL } = env();
  if (IMAP_URL) await visit(IMAP_URL, run, VISIT_MS);
};

/**
 * Take in whatever is new, and stay for more. A connection that is lost ends the visit; the next one begins by itself, a
 * little later each time it fails.
 */
export async function visit(url: string, run: JobRun, staysMs: number, by: string = claim): Promise<void> {
  const mailbox = mailboxKey(url);
  // A restored copy leaves the mailbox to the original, as it leaves the clients to it.
  if ((await getHold())?.reason === "restored") return;
  const claimed = await claimMailbox(mailbox, by, run.now());
  if (!claimed) return;
  const until = Date.now() + staysMs;
  try {
    const at = await visitMailbox(url);
    try {
      do {
        await takeIn(at, { mailbox, since: claimed.since }, run);
        await recordReached(mailbox, by, run.now());
      } while (Date.now() < until && (await at.waitForMore(LOOK_MS, run.stopping)) && !run.stopping.aborted);
    } finally {
      await at.close();
    }
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    await recordFailure(mailbox, fault, run.now());
    run.log.warn({ mailbox, fault }, "the mailbox cannot be read");
  } finally {
    await releaseMailbox(mailbox, by);
  }
}

/** Letter by letter in their order: into the journal, and only then marked as read. */
async function takeIn(at: MailboxVisit, { mailbox, since }: { mailbox: string; since: Date }, run: JobRun) {
  const place = { mailbox, uidValidity: at.uidValidity };
  const uids = await at.listNew(await lastUid(place), since);
  const known = await journaled(place, uids);
  for (const uid of uids) {
    if (run.stopping.aborted) return;
    const before = known.get(uid);
    if (before?.isMarked) continue;
    if (!before) {
      const letter = await at.fetch(uid, MOST_RAW_BYTES);
      if (!letter) continue;
      await keepLetter({ ...place, uid }, letter, run.now());
    }
    await at.markRead(uid);
    await recordMarked({ ...place, uid }, run.now());
  }
}
