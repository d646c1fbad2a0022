import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "../columns.ts";
import type { LetterKind } from "../values/letters.ts";
import type { Locale } from "../values/text.ts";

export type LetterState = "queued" | "in_flight" | "sent" | "refused" | "unknown" | "cancelled";

/** Letters to be sent, written in the transaction of the command that owes them. */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    kind: text("kind").$type<LetterKind>().notNull(),
    /** Names the occasion: the same occasion never makes a second letter. */
    runKey: text("run_key").notNull().unique(),
    toAddress: text("to_address").notNull(),
    toName: text("to_name").notNull(),
    staffId: uuid("staff_id"),
    locale: text("locale").$type<Locale>().notNull(),
    props: jsonb("props").notNull(),
    entity: text("entity"),
    entityId: uuid("entity_id"),
    state: text("state").$type<LetterState>().notNull().default("queued"),
    attempts: integer("attempts").notNull().default(0),
    notBefore: instant("not_before").notNull(),
    /** Who has taken the letter, until when. Still `queued` until it is actually handed over. */
    claim: uuid("claim"),
    claimedUntil: instant("claimed_until"),
    provider: text("provider"),
    /** The provider drops a repeat of the same letter, so that repeating is safe. */
    providerKeyed: boolean("provider_keyed").notNull().default(false),
    messageId: text("message_id"),
    error: text("error"),
    createdAt: createdAt(),
    sentAt: instant("sent_at"),
  },
  (t) => [
    check(
      "outbox_state",
      sql`${t.state} in ('queued', 'in_flight', 'sent', 'refused', 'unknown', 'cancelled')`,
    ),
    check("outbox_locale", sql`${t.locale} in ('ru', 'en')`),
    check("outbox_claimed", sql`${t.state} <> 'in_flight' or ${t.claimedUntil} is not null`),
    index("outbox_due").on(t.notBefore, t.id).where(sql`${t.state} = 'queued'`),
    index("outbox_leased").on(t.claimedUntil).where(sql`${t.state} = 'in_flight'`),
    index("outbox_entity").on(t.entityId).where(sql`${t.entityId} is not null`),
  ],
);

/** Letters kept instead of sent, where no mail server is set: shown at /mailbox. */
export const mailboxLetters = pgTable(
  "mailbox_letters",
  {
    /** The outbox id: a letter that is stored again stays one letter, and newer letters sort later. */
    id: uuid("id").primaryKey(),
    toAddress: text("to_address").notNull(),
    toName: text("to_name").notNull(),
    sender: text("sender").notNull(),
    subject: text("subject").notNull(),
    html: text("html").notNull(),
    text: text("text").notNull(),
    /** Words of recipient and subject as they are looked for; empty in letters kept before there were any. */
    search: text("search").notNull().default(""),
    createdAt: createdAt(),
  },
  (t) => [index("mailbox_letters_search").using("gin", sql`${t.search} gin_trgm_ops`)],
);

/**
 * While the row is there nothing leaves: a restored copy must not write to clients whom the original has written to.
 * A person lifts it.
 */
export const deliveryHold = pgTable(
  "delivery_hold",
  {
    onlyOne: boolean("only_one").primaryKey().default(true),
    reason: text("reason").$type<"restored" | "by_hand">().notNull(),
    since: instant("since").notNull(),
    /** When the copy was made from which this database comes. */
    copyOf: instant("copy_of"),
  },
  (t) => [check("delivery_hold_only_one", sql`${t.onlyOne}`)],
);
