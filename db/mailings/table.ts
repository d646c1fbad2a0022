import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { clients } from "#db/clients/table.ts";
import { citext, createdAt, id, instant, version } from "#db/columns.ts";
import { contacts } from "#db/contacts/table.ts";
import type { Exclusion } from "#db/mailings/exclusions.ts";
import type { MailingKind } from "#db/mailings/kinds.ts";
import type { MailingState, RecipientState } from "#db/mailings/states.ts";
import { segments } from "#db/segments/table.ts";
import type { SegmentTree } from "#db/segments/tree.ts";
import { staff } from "#db/staff/table.ts";
import { surveyCampaigns } from "#db/surveys/table.ts";

/** The letter as rendered once at launch, with `{{tags}}` and placeholders of links still in it. */
export interface FrozenLetter {
  subject: string;
  html: string;
  text: string;
}

export const mailings = pgTable(
  "mailings",
  {
    id: id(),
    name: text("name").notNull(),
    kind: text("kind").$type<MailingKind>().notNull(),
    /** The campaign whose letters these are; of kind survey only. */
    campaignId: uuid("campaign_id")
      .unique("mailings_campaign")
      .references(() => surveyCampaigns.id),
    segmentId: uuid("segment_id").references(() => segments.id),
    /** The segment as it was at launch. */
    segment: jsonb("segment").$type<SegmentTree>(),
    subject: text("subject").notNull().default(""),
    /** Paragraphs parted by empty lines, with merge tags. */
    body: text("body").notNull().default(""),
    buttonLabel: text("button_label"),
    buttonUrl: text("button_url"),
    state: text("state").$type<MailingState>().notNull().default("draft"),
    letter: jsonb("letter").$type<FrozenLetter>(),
    provider: text("provider"),
    /** Not to begin before it; at once when null. */
    startsAt: instant("starts_at"),
    launchedAt: instant("launched_at"),
    launchedBy: uuid("launched_by").references(() => staff.id),
    materialisedAt: instant("materialised_at"),
    /** Why it stands still, when the system itself stopped it: `restored`, `provider`. Null when a person did. */
    pausedBy: text("paused_by"),
    finishedAt: instant("finished_at"),
    /** A draft that was thrown away; it can be taken back. */
    archivedAt: instant("archived_at"),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => staff.id),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    check("mailings_kind", sql`${t.kind} in ('service', 'advertising', 'survey')`),
    check("mailings_campaign_kind", sql`(${t.kind} = 'survey') = (${t.campaignId} is not null)`),
    check(
      "mailings_state",
      sql`${t.state} in ('draft', 'launching', 'running', 'paused', 'finished', 'cancelled')`,
    ),
    check("mailings_archived", sql`${t.archivedAt} is null or ${t.state} = 'draft'`),
    index("mailings_created").on(t.createdAt, t.id),
    index("mailings_active").on(t.state).where(sql`${t.state} in ('launching', 'running')`),
  ],
);

/** Everybody the segment chose at launch: those who are not written to stay, with the reason. */
export const mailingRecipients = pgTable(
  "mailing_recipients",
  {
    id: id(),
    mailingId: uuid("mailing_id")
      .notNull()
      .references(() => mailings.id),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id),
    contactId: uuid("contact_id").references(() => contacts.id, { onDelete: "set null" }),
    /** The card it was gathered for, when a merge has brought it here: the card may then have two rows of one mailing. */
    mergedFrom: uuid("merged_from"),
    address: citext("address"),
    state: text("state").$type<RecipientState>().notNull(),
    exclusion: text("exclusion").$type<Exclusion>(),
    /** Values of the merge tags, frozen before the first attempt. */
    values: jsonb("values").$type<Record<string, string>>(),
    claim: uuid("claim"),
    claimedUntil: instant("claimed_until"),
    attempts: integer("attempts").notNull().default(0),
    notBefore: instant("not_before"),
    provider: text("provider"),
    /** The provider drops a repeat of the same letter, so that repeating is safe. */
    providerKeyed: boolean("provider_keyed").notNull().default(false),
    /** Letters handed over in one request share the key under which the provider knows a repeat. */
    batchKey: text("batch_key"),
    messageId: text("message_id"),
    /** The provider's own name of the letter, by which its webhooks speak of it. */
    providerId: text("provider_id"),
    error: text("error"),
    /** When a server took it, or may have: the card of the client tells of it from then on. */
    sentAt: instant("sent_at"),
    /** When it was delivered, bounced or complained of. */
    settledAt: instant("settled_at"),
  },
  (t) => [
    uniqueIndex("mailing_recipients_one_each")
      .on(t.mailingId, t.clientId)
      .where(sql`${t.mergedFrom} is null`),
    uniqueIndex("mailing_recipients_address").on(t.mailingId, t.address).where(sql`${t.state} <> 'excluded'`),
    check(
      "mailing_recipients_state",
      sql`${t.state} in ('excluded', 'queued', 'frozen', 'in_flight', 'accepted', 'delivered', 'bounced', 'complained', 'unknown', 'refused', 'cancelled')`,
    ),
    check("mailing_recipients_excluded", sql`(${t.state} = 'excluded') = (${t.exclusion} is not null)`),
    check("mailing_recipients_written", sql`${t.state} = 'excluded' or ${t.address} is not null`),
    check("mailing_recipients_claimed", sql`${t.state} <> 'in_flight' or ${t.claimedUntil} is not null`),
    index("mailing_recipients_due").on(t.mailingId, t.id).where(sql`${t.state} in ('queued', 'frozen')`),
    index("mailing_recipients_leased").on(t.claimedUntil).where(sql`${t.state} = 'in_flight'`),
    index("mailing_recipients_address_open").on(t.address).where(sql`${t.state} in ('queued', 'frozen')`),
    index("mailing_recipients_of_client").on(t.clientId, t.sentAt),
    index("mailing_recipients_of_contact").on(t.contactId).where(sql`${t.contactId} is not null`),
    index("mailing_recipients_provider").on(t.providerId).where(sql`${t.providerId} is not null`),
  ],
);

/** What a provider told us, each message once: the provider's own id of it is the key. */
export const providerEvents = pgTable(
  "provider_events",
  {
    id: text("id").primaryKey(),
    provider: text("provider").notNull(),
    type: text("type").notNull(),
    providerId: text("provider_id"),
    payload: jsonb("payload").notNull(),
    receivedAt: instant("received_at").notNull(),
    appliedAt: instant("applied_at"),
  },
  (t) => [index("provider_events_letter").on(t.providerId)],
);

export type Mailing = typeof mailings.$inferSelect;
export type MailingRecipient = typeof mailingRecipients.$inferSelect;
