import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { clients } from "#db/clients/table.ts";
import { citext, createdAt, id, instant } from "#db/columns.ts";
import { staff } from "#db/staff/table.ts";

export type ConsentKind = "advertising" | "processing";
export type ConsentSource = "paper" | "site_form" | "public_form" | "call" | "letter" | "meeting";

/**
 * That a client agreed, provably: 38-ФЗ article 18 for advertising, 152-ФЗ for processing. Never deleted: a withdrawn
 * consent stays with the day it was withdrawn.
 */
export const consents = pgTable(
  "consents",
  {
    id: id(),
    kind: text("kind").$type<ConsentKind>().notNull(),
    /** Null for somebody who is not in the base (a public form): the address alone tells who agreed. */
    clientId: uuid("client_id").references(() => clients.id),
    /** The e-mail it was given for; null is every address of the client. */
    address: citext("address"),
    source: text("source").$type<ConsentSource>().notNull(),
    /** What proves it: the form's number, where the paper lies, the address of the page. */
    proof: text("proof").notNull(),
    /** Version and SHA-256 (hex) of the text that was agreed to, where it was ours. */
    textVersion: text("text_version"),
    textHash: text("text_hash"),
    givenAt: instant("given_at").notNull(),
    /** Null when the client gave it on a public page. */
    recordedBy: uuid("recorded_by").references(() => staff.id),
    /**
     * Since when it counts: at once where a colleague keeps the proof. What was ticked on an open page waits for a press
     * in a letter to the very address: anybody may have typed it. Null is no consent yet.
     */
    confirmedAt: instant("confirmed_at"),
    /** By which link it was confirmed, where it was one: page and record, without what opens it. */
    confirmedBy: text("confirmed_by"),
    withdrawnAt: instant("withdrawn_at"),
    withdrawnReason: text("withdrawn_reason"),
    createdAt: createdAt(),
  },
  (t) => [
    check("consents_kind", sql`${t.kind} in ('advertising', 'processing')`),
    check("consents_somebody", sql`num_nonnulls(${t.clientId}, ${t.address}) > 0`),
    check("consents_proof", sql`length(${t.proof}) > 0`),
    check("consents_confirmed", sql`${t.confirmedBy} is null or ${t.confirmedAt} is not null`),
    index("consents_client").on(t.clientId, t.kind),
    index("consents_address").on(t.address),
  ],
);

export type SuppressionTopic = "advertising" | "survey" | "service" | "all";
export type SuppressionReason = "unsubscribed" | "bounced" | "complained" | "by_hand";

/** The stop list. Keyed by the address and by nothing of ours, so that it outlives a merge and a new import. */
export const suppressions = pgTable(
  "suppressions",
  {
    id: id(),
    address: citext("address").notNull(),
    topic: text("topic").$type<SuppressionTopic>().notNull(),
    reason: text("reason").$type<SuppressionReason>().notNull(),
    /** The letter by which it came about. No foreign key: the stop list outlives everything. */
    recipientId: uuid("recipient_id"),
    note: text("note"),
    at: instant("at").notNull(),
    /** Lifted only when the person asks to be written to again. */
    liftedAt: instant("lifted_at"),
  },
  (t) => [
    check("suppressions_topic", sql`${t.topic} in ('advertising', 'survey', 'service', 'all')`),
    index("suppressions_live").on(t.address, t.topic).where(sql`${t.liftedAt} is null`),
  ],
);

export type Consent = typeof consents.$inferSelect;
export type Suppression = typeof suppressions.$inferSelect;
