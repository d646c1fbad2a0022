import { type SQL, sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { clients } from "#db/clients/table.ts";
import { bytea, createdAt, id, instant, version } from "#db/columns.ts";
import { complaints } from "#db/complaints/table.ts";
import type { FileRefusal } from "#db/files/store.ts";
import type { AutomaticReason, InboxState } from "#db/inbox/states.ts";
import { interactions } from "#db/interactions/table.ts";
import { staff } from "#db/staff/table.ts";

/** The mailbox that is read, and whether it can be reached: how the office learns that no letter comes in. */
export const inboxMailboxes = pgTable("inbox_mailboxes", {
  /** «login@host/folder»: no password stands in it. */
  key: text("key").primaryKey(),
  /** Letters that had been read by then are somebody else's business. */
  since: instant("since").notNull(),
  reachedAt: instant("reached_at"),
  failingSince: instant("failing_since"),
  failures: integer("failures").notNull().default(0),
  fault: text("fault"),
  notBefore: instant("not_before"),
  /** Which worker reads it, until when. */
  reader: uuid("reader"),
  readerUntil: instant("reader_until"),
});

/** An attachment as it came; `refused` says why it was not kept with the client. */
export interface LetterAttachment {
  name: string;
  size: number;
  refused?: FileRefusal | "file_many";
}

/** The journal of letters that came in: a row before anything is made of it, and what was made of it since. */
export const inboxLetters = pgTable(
  "inbox_letters",
  {
    id: id(),
    mailbox: text("mailbox").notNull(),
    uidValidity: bigint("uid_validity", { mode: "number" }).notNull(),
    uid: bigint("uid", { mode: "number" }).notNull(),
    /** When the mail server had it. */
    arrivedAt: instant("arrived_at").notNull(),
    size: integer("size").notNull(),
    sha256: text("sha256").notNull(),
    /** False: too large to be taken in; its head is kept, the letter stays in the mailbox. */
    whole: boolean("whole").notNull(),
    /** When it was marked as read in the mailbox, after it was safe here. */
    markedAt: instant("marked_at"),
    state: text("state").$type<InboxState>().notNull().default("journaled"),
    attempts: integer("attempts").notNull().default(0),
    notBefore: instant("not_before"),
    fault: text("fault"),
    /** The Message-ID, or the hash of a letter that has none: however often it comes, it is one letter. */
    messageKey: text("message_key"),
    automatic: text("automatic").$type<AutomaticReason>(),
    fromName: text("from_name"),
    fromAddress: text("from_address"),
    subject: text("subject"),
    text: text("text"),
    writtenAt: instant("written_at"),
    /** Everybody whom its head names, in small letters. */
    addresses: text("addresses").array().notNull().default(sql`'{}'`),
    attachments: jsonb("attachments").$type<LetterAttachment[]>().notNull().default([]),
    complaintId: uuid("complaint_id").references(() => complaints.id),
    settledBy: uuid("settled_by").references(() => staff.id),
    settledAt: instant("settled_at"),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    unique("inbox_letters_uid").on(t.mailbox, t.uidValidity, t.uid),
    index("inbox_letters_due").on(t.notBefore, t.id).where(sql`${t.state} = 'journaled'`),
    index("inbox_letters_state").on(t.state, t.id),
    index("inbox_letters_message").on(t.messageKey),
    index("inbox_letters_addresses").using("gin", t.addresses),
    index("inbox_letters_complaint").on(t.complaintId).where(sql`${t.complaintId} is not null`),
    check(
      "inbox_letters_state",
      sql`${t.state} in ('journaled', 'failed', 'waiting', 'filed', 'complaint', 'aside', 'automatic', 'copy')`,
    ),
    check("inbox_letters_complaint", sql`${t.state} <> 'complaint' or ${t.complaintId} is not null`),
  ],
);

/** The bytes of a letter, in parts; forgotten some time after nothing is to be done with it. */
export const inboxRaw = pgTable(
  "inbox_raw",
  {
    letterId: uuid("letter_id")
      .notNull()
      .references(() => inboxLetters.id, { onDelete: "cascade" }),
    seq: integer("seq").notNull(),
    bytes: bytea("bytes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.letterId, t.seq] })],
);

/** A letter on the card of a client: once, however many copies of it came. */
export const inboxFilings = pgTable(
  "inbox_filings",
  {
    id: id(),
    letterId: uuid("letter_id")
      .notNull()
      .references(() => inboxLetters.id),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    messageKey: text("message_key").notNull(),
    interactionId: uuid("interaction_id")
      .notNull()
      .references(() => interactions.id, { onDelete: "cascade" }),
    /** Who put it there by hand; null when its addresses said it. */
    filedBy: uuid("filed_by").references(() => staff.id),
    createdAt: createdAt(),
  },
  (t) => [
    unique("inbox_filings_once").on(t.clientId, t.messageKey),
    index("inbox_filings_letter").on(t.letterId),
    index("inbox_filings_interaction").on(t.interactionId),
  ],
);

export type InboxLetter = typeof inboxLetters.$inferSelect;

/** Two looks at one letter wait for each other, whichever copy each of them has. */
export const lockMessage = (messageKey: string): SQL =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`inbox ${messageKey}`}, 0))`;
