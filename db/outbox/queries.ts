import { and, desc, eq, lt, notInArray, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { env } from "../env.ts";
import { db } from "../index.ts";
import { can } from "../permissions.ts";
import { clientLetters, secretLetters } from "../values/letters.ts";
import { mailboxLetters, outbox } from "./table.ts";

export interface MailboxPage {
  limit?: number;
  /** The id of the last letter of the previous page. */
  after?: string;
}

const { id, toAddress, toName, subject, createdAt } = mailboxLetters;

/** Letters open accounts: they exist only for those who may read everybody's. */
const visibleTo = (actor: Actor) => (can(actor, "mailbox.read") ? undefined : sql`false`);

/** Kept letters, newest first. */
export function listMailbox(actor: Actor, { limit = 50, after }: MailboxPage = {}) {
  return db
    .select({ id, toAddress, toName, subject, createdAt })
    .from(mailboxLetters)
    .where(and(visibleTo(actor), after === undefined ? undefined : lt(id, after)))
    .orderBy(desc(id))
    .limit(limit);
}

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
    .where(and(visibleTo(actor), eq(id, letterId)));
  return letter ?? null;
}
