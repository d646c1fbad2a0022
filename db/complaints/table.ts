import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
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
import { citext, createdAt, id, instant, version } from "#db/columns.ts";
import type { EntryCommand } from "#db/complaints/moves.ts";
import type {
  ComplaintChannel,
  ComplaintDemand,
  ComplaintKind,
  ComplaintSeverity,
  ComplaintType,
  Outcome,
  Verdict,
} from "#db/complaints/registries.ts";
import type { ComplaintState } from "#db/complaints/states.ts";
import { contacts } from "#db/contacts/table.ts";
import { branches, staff } from "#db/staff/table.ts";
import { surveyResponses } from "#db/surveys/table.ts";

/** Order key without nulls: what has been answered stands behind everything that is still owed. */
export const steeringKey = (at: AnyColumn): SQL => sql`coalesce(${at}, 'infinity')`;

/** Complaints, suggestions, praise and requests: one book. */
export const complaints = pgTable(
  "complaints",
  {
    id: id(),
    /** «Ж-2026-00042»: the letter of the kind, the year, a number without gaps. */
    number: text("number").notNull().unique(),
    kind: text("kind").$type<ComplaintKind>().notNull(),
    channel: text("channel").$type<ComplaintChannel>().notNull(),
    type: text("type").$type<ComplaintType>().notNull(),
    demand: text("demand").$type<ComplaintDemand>().notNull(),
    severity: text("severity").$type<ComplaintSeverity>().notNull().default("medium"),
    state: text("state").$type<ComplaintState>().notNull().default("registered"),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    /** Null until somebody of the office finds whose it is: a public form knows only a name and an address. */
    clientId: uuid("client_id").references(() => clients.id),
    contactId: uuid("contact_id").references(() => contacts.id, { onDelete: "set null" }),
    /** As the person introduced themselves. */
    fromName: text("from_name").notNull(),
    fromEmail: citext("from_email"),
    fromPhone: text("from_phone"),
    locale: text("locale").$type<"ru" | "en">().notNull().default("ru"),
    surveyResponseId: uuid("survey_response_id")
      .unique("complaints_survey_response")
      .references(() => surveyResponses.id),
    branchId: uuid("branch_id").references(() => branches.id),
    claimedKopecks: bigint("claimed_kopecks", { mode: "number" }),
    /** The one person who answers for it from the first moment on; while `registered` it waits for this person's yes. */
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => staff.id),
    /** To whom it was handed and who has not said yes: the owner answers until then. */
    candidateId: uuid("candidate_id").references(() => staff.id),
    registeredBy: uuid("registered_by").references(() => staff.id),
    registeredAt: instant("registered_at").notNull(),
    takenAt: instant("taken_at"),
    /** Number, subject, text and name, normalised by the app: what it is found by. */
    search: text("search").notNull().default(""),
    /** The last day that the law (or our rule) leaves, and where it says so. */
    legalDueOn: date("legal_due_on", { mode: "string" }),
    legalBasis: text("legal_basis"),
    /**
     * Caches of the clocks' events, recomputed in the same transaction. Null once answered. The legal one is the end of
     * the day we steer by: the last working day not later than the one that the law counts to.
     */
    legalDueAt: instant("legal_due_at"),
    internalDueAt: instant("internal_due_at"),
    /** Grows with each new term, so that an alarm of the old term cannot stand for the new one. */
    generation: integer("generation").notNull().default(1),
    questionsAsked: integer("questions_asked").notNull().default(0),
    verdict: text("verdict").$type<Verdict>(),
    decision: text("decision"),
    /** What was found out; without it a complaint is not called unjustified. */
    conclusion: text("conclusion"),
    rootCause: text("root_cause"),
    costKopecks: bigint("cost_kopecks", { mode: "number" }),
    decidedAt: instant("decided_at"),
    answeredAt: instant("answered_at"),
    closedAt: instant("closed_at"),
    outcome: text("outcome").$type<Outcome>(),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    check(
      "complaints_state",
      sql`${t.state} in ('registered', 'assigned', 'in_work', 'waiting_client', 'decided', 'answered', 'closed')`,
    ),
    check("complaints_kind", sql`${t.kind} in ('complaint', 'suggestion', 'praise', 'request')`),
    check("complaints_closed", sql`(${t.closedAt} is not null) = (${t.state} = 'closed')`),
    // An open entry of the book always has a term: nothing waits without one.
    check(
      "complaints_term",
      sql`${t.state} in ('answered', 'closed') or (${t.internalDueAt} is not null and ${t.legalDueAt} is not null)`,
    ),
    check("complaints_questions", sql`${t.questionsAsked} between 0 and 2`),
    // Handed to somebody, or it is not «assigned».
    check("complaints_candidate", sql`${t.state} <> 'assigned' or ${t.candidateId} is not null`),
    index("complaints_due").on(steeringKey(t.legalDueAt), t.id),
    index("complaints_open_due")
      .on(steeringKey(t.legalDueAt), t.id)
      .where(sql`${t.state} not in ('answered', 'closed')`),
    index("complaints_internal_due").on(t.internalDueAt).where(sql`${t.state} not in ('answered', 'closed')`),
    index("complaints_owner").on(t.ownerId, t.legalDueAt).where(sql`${t.closedAt} is null`),
    index("complaints_candidate").on(t.candidateId).where(sql`${t.candidateId} is not null`),
    index("complaints_registered").on(t.registeredAt, t.id),
    index("complaints_search").using("gin", sql`${t.search} gin_trgm_ops`),
    index("complaints_client").on(t.clientId, t.registeredAt),
    index("complaints_contact").on(t.contactId).where(sql`${t.contactId} is not null`),
  ],
);

/** The next number of each kind and year: locked by the row, so that numbers have no gaps and no doubles. */
export const complaintNumbers = pgTable(
  "complaint_numbers",
  {
    kind: text("kind").$type<ComplaintKind>().notNull(),
    year: integer("year").notNull(),
    last: integer("last").notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.year] })],
);

export type ClockName = "legal" | "internal";
export type ClockEvent = "start" | "pause" | "resume" | "stop" | "retarget";

/** What happened to a clock, append-only for the application's role. */
export const complaintClockEvents = pgTable(
  "complaint_clock_events",
  {
    id: id(),
    complaintId: uuid("complaint_id")
      .notNull()
      .references(() => complaints.id),
    clock: text("clock").$type<ClockName>().notNull(),
    event: text("event").$type<ClockEvent>().notNull(),
    at: instant("at").notNull(),
    /** The term that is in force after the event; null once the clock has stopped. */
    dueAt: instant("due_at"),
    /** For `start` and `retarget`: what the term is made of, so that it can be reckoned again. */
    terms: jsonb("terms"),
  },
  (t) => [
    check("complaint_clock_events_clock", sql`${t.clock} in ('legal', 'internal')`),
    check(
      "complaint_clock_events_event",
      sql`${t.event} in ('start', 'pause', 'resume', 'stop', 'retarget')`,
    ),
    index("complaint_clock_events_of").on(t.complaintId, t.at, t.id),
  ],
);

/** `edit` tells in `changed` what was and what is now; `move` in `command` what was done. */
export type EntryKind = "lodged" | "question" | "reply" | "answer" | "note" | "move" | "edit";

/** What was said and done about a complaint, append-only: the client sees what is marked so, on the tracking page. */
export const complaintEntries = pgTable(
  "complaint_entries",
  {
    id: id(),
    complaintId: uuid("complaint_id")
      .notNull()
      .references(() => complaints.id),
    at: instant("at").notNull(),
    kind: text("kind").$type<EntryKind>().notNull(),
    command: text("command").$type<EntryCommand>().notNull(),
    /** Null for the client, or for the system itself. */
    authorId: uuid("author_id").references(() => staff.id),
    byClient: boolean("by_client").notNull().default(false),
    visibleToClient: boolean("visible_to_client").notNull().default(false),
    fromState: text("from_state").$type<ComplaintState>(),
    toState: text("to_state").$type<ComplaintState>(),
    /** Who answers for it after a move that changed it. */
    ownerId: uuid("owner_id").references(() => staff.id),
    text: text("text"),
    /** Facts that were edited: field → [was, is]. */
    changed: jsonb("changed").$type<Record<string, [unknown, unknown]>>(),
    /** The letter that carried it. */
    outboxId: uuid("outbox_id"),
  },
  (t) => [index("complaint_entries_of").on(t.complaintId, t.at, t.id)],
);

/** One row for each step of the ladder ever climbed: the unique key is what makes each letter go out exactly once. */
export const complaintAlarms = pgTable(
  "complaint_alarms",
  {
    id: id(),
    complaintId: uuid("complaint_id")
      .notNull()
      .references(() => complaints.id),
    generation: integer("generation").notNull(),
    level: text("level").notNull(),
    raisedAt: instant("raised_at").notNull(),
    recipients: jsonb("recipients").$type<string[]>().notNull(),
  },
  (t) => [unique("complaint_alarms_once").on(t.complaintId, t.generation, t.level)],
);

/** Posts of strangers to public forms, to hold back a flood. Hashes only; swept nightly. */
export const publicPosts = pgTable(
  "public_posts",
  {
    id: id(),
    form: text("form").notNull(),
    senderHash: text("sender_hash").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("public_posts_recent").on(t.form, t.senderHash, t.at)],
);

export type Complaint = typeof complaints.$inferSelect;
export type ComplaintEntry = typeof complaintEntries.$inferSelect;
