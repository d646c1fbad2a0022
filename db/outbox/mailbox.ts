import { and, asc, desc, gt, like, lt, or, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { db } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { queryKeys, searchKey } from "#db/values/search.ts";
import { mailboxLetters } from "./table.ts";

export interface MailboxPage {
  /** Words of the recipient, the address or the subject. */
  q?: string;
  limit?: number;
  /** The id of the last letter of the previous page. */
  after?: string;
  /** The id of the first letter of the next page. */
  before?: string;
}

const { id, toAddress, toName, subject, createdAt, search } = mailboxLetters;

/** Letters open accounts: they exist only for those who may read everybody's. */
export const mailboxVisibleTo = (actor: Actor) => (can(actor, "mailbox.read") ? undefined : sql`false`);

/** What a kept letter is found by: every word once, in Latin keys, a space at both ends. */
export function mailboxDocument(letter: { toAddress: string; toName: string; subject: string }): string {
  const words = [letter.toName, letter.toAddress, letter.subject].flatMap((text) =>
    searchKey(text).split(" "),
  );
  return ` ${[...new Set(words.filter(Boolean))].join(" ")} `;
}

const escapeLike = (word: string) => word.replace(/[\\%_]/g, "\\$&");

/** Every word begins a word of the letter, in whatever case, alphabet or keyboard layout it was typed. */
function finds(q: string): SQL | undefined {
  if (q.trim() === "") return undefined;
  const ways = queryKeys(q)
    .map((key) => key.split(" ").filter(Boolean))
    .map((words) => and(...words.map((word) => like(search, `% ${escapeLike(word)}%`))));
  // Kept before letters had their words beside them: found as it was typed.
  const plain = sql`(${search} = '' and strpos(lower(${toName} || ' ' || ${toAddress} || ' ' || ${subject}), lower(${q.trim()})) > 0)`;
  return or(...ways, plain);
}

/** Kept letters, newest first, with the places of the pages before and after. */
export async function listMailbox(actor: Actor, { q = "", limit = 50, after, before }: MailboxPage = {}) {
  const backwards = after === undefined && before !== undefined;
  const from = after !== undefined ? lt(id, after) : before !== undefined ? gt(id, before) : undefined;
  const found = await db
    .select({ id, toAddress, toName, subject, createdAt })
    .from(mailboxLetters)
    .where(and(mailboxVisibleTo(actor), finds(q), from))
    .orderBy(backwards ? asc(id) : desc(id))
    .limit(limit + 1);
  const more = found.length > limit;
  const page = found.slice(0, limit);
  const rows = backwards ? page.reverse() : page;
  return {
    rows,
    previous: (backwards ? more : after !== undefined) ? (rows[0]?.id ?? null) : null,
    next: (backwards ? true : more) ? (rows.at(-1)?.id ?? null) : null,
  };
}
