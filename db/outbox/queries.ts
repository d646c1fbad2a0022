import { desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { db } from "../index.ts";
import { mailboxLetters } from "./table.ts";

export interface MailboxPage {
  limit?: number;
  /** The id of the last letter of the previous page. */
  after?: string;
}

const { id, toAddress, toName, subject, createdAt } = mailboxLetters;

/** Kept letters, newest first. There is no actor: the mailbox exists only where no mail server is set. */
export function listMailbox({ limit = 50, after }: MailboxPage = {}) {
  return db
    .select({ id, toAddress, toName, subject, createdAt })
    .from(mailboxLetters)
    .where(after === undefined ? undefined : lt(id, after))
    .orderBy(desc(id))
    .limit(limit);
}

/** One kept letter with its body, or null: also when the id is no id at all. */
export async function getMailboxLetter(letterId: string) {
  if (!z.guid().safeParse(letterId).success) return null;
  const [letter] = await db.select().from(mailboxLetters).where(eq(id, letterId));
  return letter ?? null;
}
