import { type SQLWrapper, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { clients } from "../clients/table.ts";
import { createdAt, id, instant, version } from "../columns.ts";
import { complaints } from "../complaints/table.ts";
import { interactions } from "../interactions/table.ts";
import { departments, staff } from "../staff/table.ts";
import type { StepCommand } from "./moves.ts";
import type { AssignmentState } from "./states.ts";

/** A day more than the input takes: what lies beyond is no slip of the pen, and year 10000 has no calendar date. */
const isTerm = (at: SQLWrapper) => sql`${at} >= '2000-01-01T00:00:00Z' and ${at} < '2100-01-02T00:00:00Z'`;

/** Everything somebody owes a client, or a colleague on a client's behalf. */
export const assignments = pgTable(
  "assignments",
  {
    id: id(),
    title: text("title").notNull(),
    details: text("details"),
    clientId: uuid("client_id").references(() => clients.id),
    interactionId: uuid("interaction_id").references(() => interactions.id),
    /** The complaint on whose behalf it is asked: its owner stays accountable. */
    complaintId: uuid("complaint_id").references(() => complaints.id),
    parentId: uuid("parent_id").references((): AnyPgColumn => assignments.id),
    state: text("state").$type<AssignmentState>().notNull(),
    issuerId: uuid("issuer_id")
      .notNull()
      .references(() => staff.id),
    /** The person it was handed to, or who took it from the department. */
    executorId: uuid("executor_id").references(() => staff.id),
    /** Handed to a whole department: the first to accept becomes the executor. */
    departmentId: uuid("department_id").references(() => departments.id),
    /** The one person who answers for it now. */
    custodianId: uuid("custodian_id").references(() => staff.id),
    /** What the issuer asked for last: the executor's own date never touches it, so both stay in reports. */
    askedDueAt: instant("asked_due_at").notNull(),
    /** What is in force: the executor's own date once accepted with one. */
    dueAt: instant("due_at").notNull(),
    /** Grows with each new term, so that an alarm of the old term cannot stand for the new one. */
    generation: integer("generation").notNull().default(1),
    round: integer("round").notNull().default(1),
    acceptedAt: instant("accepted_at"),
    startedAt: instant("started_at"),
    reportedAt: instant("reported_at"),
    closedAt: instant("closed_at"),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    // Promise 1 of the product: exactly one custodian of each open item, as the state says; none once it is closed.
    check(
      "assignments_one_custodian",
      sql`case
        when ${t.state} = 'accepted' then ${t.custodianId} is not null and ${t.custodianId} = ${t.executorId}
        when ${t.state} in ('sent', 'declined', 'clarifying', 'reported') then ${t.custodianId} is not null and ${t.custodianId} = ${t.issuerId}
        when ${t.state} in ('confirmed', 'cancelled') then ${t.custodianId} is null
        else false
      end`,
    ),
    check("assignments_addressee", sql`${t.executorId} is not null or ${t.departmentId} is not null`),
    check(
      "assignments_closed",
      sql`(${t.closedAt} is not null) = (${t.state} in ('confirmed', 'cancelled'))`,
    ),
    check("assignments_asked_term", isTerm(t.askedDueAt)),
    check("assignments_term_in_force", isTerm(t.dueAt)),
    index("assignments_custodian").on(t.custodianId, t.dueAt).where(sql`${t.closedAt} is null`),
    index("assignments_executor").on(t.executorId, t.dueAt).where(sql`${t.closedAt} is null`),
    index("assignments_issuer").on(t.issuerId, t.dueAt).where(sql`${t.closedAt} is null`),
    index("assignments_department").on(t.departmentId, t.dueAt).where(sql`${t.closedAt} is null`),
    index("assignments_due").on(t.dueAt).where(sql`${t.closedAt} is null`),
    index("assignments_client").on(t.clientId, t.createdAt.desc().nullsFirst()),
    index("assignments_interaction").on(t.interactionId).where(sql`${t.interactionId} is not null`),
    index("assignments_complaint").on(t.complaintId).where(sql`${t.complaintId} is not null`),
    index("assignments_term").on(t.dueAt).where(sql`${t.state} <> 'cancelled'`),
  ],
);

/** The chain of custody, append-only for the application's role: one row for each step, none ever changed. */
export const assignmentSteps = pgTable(
  "assignment_steps",
  {
    id: id(),
    assignmentId: uuid("assignment_id")
      .notNull()
      .references(() => assignments.id),
    /** 1, 2, 3 … without gaps: equals the assignment's version at that step. */
    seq: integer("seq").notNull(),
    at: instant("at").notNull(),
    actorId: uuid("actor_id").references(() => staff.id),
    command: text("command").$type<StepCommand>().notNull(),
    fromState: text("from_state").$type<AssignmentState>(),
    toState: text("to_state").$type<AssignmentState>().notNull(),
    custodianId: uuid("custodian_id").references(() => staff.id),
    executorId: uuid("executor_id").references(() => staff.id),
    departmentId: uuid("department_id").references(() => departments.id),
    dueAt: instant("due_at").notNull(),
    remark: text("remark"),
  },
  (t) => [
    unique("assignment_steps_seq").on(t.assignmentId, t.seq),
    check("assignment_steps_term", isTerm(t.dueAt)),
    index("assignment_steps_declined").on(t.at).where(sql`${t.toState} = 'declined'`),
  ],
);

/** One row for each alarm ever raised: the unique key is what makes each letter go out exactly once. */
export const alarms = pgTable(
  "alarms",
  {
    id: id(),
    assignmentId: uuid("assignment_id")
      .notNull()
      .references(() => assignments.id),
    generation: integer("generation").notNull(),
    level: text("level").notNull(),
    raisedAt: instant("raised_at").notNull(),
    recipients: jsonb("recipients").$type<string[]>().notNull(),
  },
  (t) => [unique("alarms_once").on(t.assignmentId, t.generation, t.level)],
);

export type Assignment = typeof assignments.$inferSelect;
export type AssignmentStep = typeof assignmentSteps.$inferSelect;
