import { sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { isMyWork, waits } from "#db/assignments/sections.ts";
import { assignments } from "#db/assignments/table.ts";
import { isStaleAt, lastGood } from "#db/backups/queries.ts";
import { isMine, isOwed } from "#db/complaints/filters.ts";
import { complaints } from "#db/complaints/table.ts";
import { env } from "#db/env.ts";
import { mailboxKey, officeMailbox } from "#db/inbox/mailbox.ts";
import { waitingCount } from "#db/inbox/queries.ts";
import { silentSince } from "#db/inbox/reach.ts";
import { byKey, type Reader } from "#db/index.ts";
import type { Hold } from "#db/outbox/hold.ts";
import { deliveryHold } from "#db/outbox/table.ts";
import { can } from "#db/permissions.ts";

/** What stands around every page of the office. */
export interface Frame {
  /** Assignments that wait for this person's yes or are due by the end of today. */
  work: number;
  /** Open entries of the book that this person answers for or is asked to. */
  complaints: number;
  /** Letters of nobody, for those who sort them. */
  inbox: number;
  /** Why nothing leaves; everybody is told. */
  hold: Hold | null;
  /** Since when no letter has come in from the mailbox that is set up; told to those who sort them or see to it. */
  mailSilent: Date | null;
  /** No good copy for longer than a night may take; told to those who may make one. */
  stale: boolean;
}

const instant = (value: string | null) => (value === null ? null : new Date(value));

/** The frame of a page, in one statement: it is asked for at every step through the office. */
export async function frameOf(actor: StaffActor, now: Date, reader: Reader = byKey): Promise<Frame> {
  const { IMAP_URL } = env();
  const tellsMail = IMAP_URL !== undefined && (can(actor, "mail.settings") || can(actor, "inbox.sort"));
  const [row] = await reader
    .select({
      work: sql<number>`(select count(*)::int from ${assignments} where ${isMyWork(actor)} and ${waits(actor, now)})`,
      complaints: can(actor, "complaint.view")
        ? sql<number>`(select count(*)::int from ${complaints}
            where ${complaints.closedAt} is null and ${isOwed} and ${isMine(actor.id)})`
        : sql<number>`0`,
      inbox: officeMailbox() && can(actor, "inbox.sort") ? waitingCount(actor) : sql<number>`0`,
      hold: sql<{ reason: Hold["reason"]; since: string; copyOf: string | null } | null>`(
        select json_build_object('reason', ${deliveryHold.reason}, 'since', ${deliveryHold.since},
          'copyOf', ${deliveryHold.copyOf}) from ${deliveryHold})`,
      silent: tellsMail ? silentSince(mailboxKey(IMAP_URL), now) : sql<null>`null`,
      copied: can(actor, "backup.run") ? lastGood.at : sql<null>`null`,
      opened: can(actor, "backup.run") ? lastGood.since : sql<null>`null`,
    })
    .from(sql`(select 1) as one`);
  if (!row) throw new Error("a statement without tables gives one row");
  const { work, hold } = row;
  return {
    work,
    complaints: row.complaints,
    inbox: row.inbox,
    hold: hold && { reason: hold.reason, since: new Date(hold.since), copyOf: instant(hold.copyOf) },
    mailSilent: instant(row.silent),
    stale: isStaleAt({ at: instant(row.copied), since: instant(row.opened) }, now),
  };
}
