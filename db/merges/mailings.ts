import { sql } from "drizzle-orm";
import { type MergeLog, name } from "./log.ts";

const recipients = "mailing_recipients";
const written = sql`('in_flight', 'unknown', 'accepted', 'delivered', 'bounced', 'complained')`;

/** Letters of mailings go to the other card; `merged_from` lets two rows of one mailing stand beside each other there. */
export const moveRecipients = (log: MergeLog, from: string, to: string) =>
  log.set({
    table: recipients,
    where: sql`t.client_id = ${from}::uuid`,
    values: { client_id: sql`${to}::uuid`, merged_from: sql`coalesce(t.merged_from, t.client_id)` },
  });

/**
 * Nobody is written to twice because two cards, or two people, have become one: of the letters of a mailing that wait, one stays, the
 * survivor's own before others; none when one has left already.
 */
export const keepOneLetter = (log: MergeLog, of: "client_id" | "contact_id", id: string) =>
  log.set({
    table: recipients,
    where: sql`t.${name(of)} = ${id}::uuid and t.state in ('queued', 'frozen') and exists (
      select from mailing_recipients o
      where o.mailing_id = t.mailing_id and o.${name(of)} = t.${name(of)} and o.id <> t.id and (o.state in ${written}
        or o.state in ('queued', 'frozen') and (o.merged_from is not null, o.id) < (t.merged_from is not null, t.id)))`,
    values: {
      state: sql`'excluded'`,
      exclusion: sql`'merged'`,
      claim: sql`null`,
      claimed_until: sql`null`,
    },
  });
