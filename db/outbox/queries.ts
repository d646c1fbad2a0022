import { and, eq, notInArray, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { env } from "../env.ts";
import { db } from "../index.ts";
import { clientLetters, secretLetters } from "../values/letters.ts";
import { mailboxVisibleTo } from "./mailbox.ts";
import { mailboxLetters, outbox } from "./table.ts";

export { listMailbox, type MailboxPage } from "./mailbox.ts";

const { id, toAddress, toName, subject, createdAt } = mailboxLetters;

/** Kept under the id of the outbox, which knows of what kind it is and whose. */
const isOpen = (actor: Actor) =>
  or(
    notInArray(outbox.kind, [...secretLetters, ...clientLetters]),
    actor.kind === "staff" ? eq(outbox.staffId, actor.id) : undefined,
  ) as SQL;

/**
 * One kept letter, or null: also when the id is no id at all. Its body is null when a link in it opens somebody
 * else's account or speaks for a client: a director reads those in the demo company only.
 */
export async function getMailboxLetter(actor: Actor, letterId: string) {
  if (!z.guid().safeParse(letterId).success) return null;
  const shown = env().SLOVO_DEMO ? sql`true` : isOpen(actor);
  const [letter] = await db
    .select({
      ...{ id, toAddress, toName, subject, createdAt, sender: mailboxLetters.sender },
      html: sql<string | null>`case when ${shown} then ${mailboxLetters.html} end`,
    })
    .from(mailboxLetters)
    .leftJoin(outbox, eq(outbox.id, mailboxLetters.id))
    .where(and(mailboxVisibleTo(actor), eq(id, letterId)));
  return letter ?? null;
}
