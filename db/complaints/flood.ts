import { createHmac } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { publicPosts } from "#db/complaints/table.ts";
import { env } from "#db/env.ts";
import { type RefusalCode, Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { emailKey } from "#db/values/email.ts";

const HOUR = 3_600_000;

/** A sender as the request shows it, and how many posts an hour are still a person's. */
export interface Sender {
  mark: string;
  most: number;
}

/** A mailbox as the sender's mark: what is added to its name with a plus does not make another sender. */
export const mailboxMark = (address: string): string => emailKey(address).replace(/\+[^@]*(?=@)/, "");

/**
 * Count a post and refuse, with the form's own code, when its sender has posted too often within an hour. Parallel posts of one
 * sender wait for each other, so none slips under the limit. Only keyed hashes are kept.
 * @throws Refused too_many_posts, or that code.
 */
export async function holdBack(
  tx: Tx,
  form: string,
  senders: readonly Sender[],
  now: Date,
  code: RefusalCode = "too_many_posts",
): Promise<void> {
  for (const { mark, most } of senders) {
    const senderHash = createHmac("sha256", env().TOKEN_SECRET).update(`${form}\n${mark}`).digest("hex");
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${senderHash}, 0))`);
    const recent = and(
      eq(publicPosts.form, form),
      eq(publicPosts.senderHash, senderHash),
      gt(publicPosts.at, new Date(now.getTime() - HOUR)),
    );
    if ((await tx.$count(publicPosts, recent)) >= most) throw new Refused(code);
    await tx.insert(publicPosts).values({ form, senderHash, at: now });
  }
}
