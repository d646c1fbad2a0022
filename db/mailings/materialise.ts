import { and, eq, sql } from "drizzle-orm";
import { jobActor } from "#db/actor.ts";
import { found } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { audience } from "#db/mailings/audience.ts";
import { launcherOf } from "#db/mailings/launcher.ts";
import { letterPropsOf } from "#db/mailings/letter-props.ts";
import { longStatement } from "#db/mailings/long-statement.ts";
import { type FrozenLetter, type Mailing, mailings } from "#db/mailings/table.ts";
import type { MailingLetterProps } from "#db/values/mailing-letter.ts";

/** What the letter of a launched mailing is to be rendered from, or null when its recipients are gathered already. */
export async function letterToRender(mailingId: string): Promise<MailingLetterProps | null> {
  const [mailing] = await db
    .select()
    .from(mailings)
    .where(and(eq(mailings.id, mailingId), eq(mailings.state, "launching")));
  return mailing ? letterPropsOf(db, mailing) : null;
}

/**
 * Write down everybody the mailing goes to, and those it leaves out with the reason, in one statement under the lock
 * of the mailing: whoever comes second finds it done. Answers how many rows were written.
 */
export function materialise(mailingId: string, letter: FrozenLetter, now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const [mailing] = await tx.select().from(mailings).where(eq(mailings.id, mailingId)).for("update");
    if (mailing?.state !== "launching") return 0;
    await longStatement(tx);
    const written = await insertRecipients(tx, mailing, now);
    await tx
      .update(mailings)
      .set({ state: "running", letter, materialisedAt: now })
      .where(eq(mailings.id, mailingId));
    await recordEvent(tx, jobActor("mailings.gather"), {
      command: "mailing.materialise",
      entity: "mailing",
      entityId: mailingId,
      after: { recipients: written },
    });
    return written;
  });
}

/** The order of ids is the order of sending. */
async function insertRecipients(tx: Tx, mailing: Mailing, now: Date): Promise<number> {
  const launcher = await launcherOf(tx, found(mailing.launchedBy));
  const chosen = audience(launcher, found(mailing.segment), mailing.kind, now);
  const { count } = await tx.execute(sql`
    insert into mailing_recipients (mailing_id, client_id, contact_id, address, state, exclusion)
    select ${mailing.id}::uuid, client_id, contact_id, address,
      case when exclusion is null then 'queued' else 'excluded' end, exclusion
    from (${chosen}) everybody`);
  return count;
}
