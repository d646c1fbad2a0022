import { and, desc, eq, lt, sql } from "drizzle-orm";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { db } from "../index.ts";
import { can } from "../permissions.ts";
import { mailboxLetters } from "./table.ts";

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

/** One kept letter with its body, or null: also when the id is no id at all. */
export async function getMailboxLetter(actor: Actor, letterId: string) {
  if (!z.guid().safeParse(letterId).success) return null;
  const [letter] = await db
    .select()
    .from(mailboxLetters)
    .where(and(visibleTo(actor), eq(id, letterId)));
  return letter ?? null;
}
