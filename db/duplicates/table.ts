import { sql } from "drizzle-orm";
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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { clients } from "#db/clients/table.ts";
import { id, instant } from "#db/columns.ts";
import type { Reason } from "#db/duplicates/rules.ts";
import { staff } from "#db/staff/table.ts";

const client = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => clients.id, { onDelete: "cascade" });

/**
 * By which marks each client comes into question for another. Hashes only: nobody can read a phone out of them.
 * `print` tells whether the client has changed since.
 */
export const duplicateCards = pgTable(
  "duplicate_cards",
  {
    clientId: uuid("client_id")
      .primaryKey()
      .references(() => clients.id, { onDelete: "cascade" }),
    print: text("print").notNull(),
    /** False until those who share its marks have been looked for. */
    matched: boolean("matched").notNull().default(false),
    /** `keyNumber` of each: the last two bits are the weight. */
    keys: bigint("keys", { mode: "bigint" }).array().notNull(),
  },
  (t) => [
    index("duplicate_cards_keys").using("gin", t.keys),
    index("duplicate_cards_unmatched").on(t.clientId).where(sql`not ${t.matched}`),
  ],
);

/** Pairs that share enough marks and wait to be looked at closely: what is left of a search that was broken off. */
export const duplicateCandidates = pgTable(
  "duplicate_candidates",
  { aId: client("a_id"), bId: client("b_id") },
  (t) => [primaryKey({ columns: [t.aId, t.bId] })],
);

/** Pairs that may be one client, with the sum and what it is made of. `a_id` is the smaller id. */
export const duplicatePairs = pgTable(
  "duplicate_pairs",
  {
    aId: client("a_id"),
    bId: client("b_id"),
    score: integer("score").notNull(),
    reasons: jsonb("reasons").$type<Reason[]>().notNull(),
    /** Pairs that hang together by a client bear the smallest id among them. */
    groupId: uuid("group_id").notNull(),
    foundAt: instant("found_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.aId, t.bId] }),
    index("duplicate_pairs_other").on(t.bId),
    index("duplicate_pairs_group").on(t.groupId),
    index("duplicate_pairs_score").on(t.score),
    check("duplicate_pairs_order", sql`${t.aId} < ${t.bId}`),
  ],
);

/** «Не дубль»: somebody has looked and says that these are two. Nobody is asked again until it is taken back. */
export const notDuplicates = pgTable(
  "not_duplicates",
  {
    id: id(),
    aId: client("a_id"),
    bId: client("b_id"),
    decidedBy: uuid("decided_by")
      .notNull()
      .references(() => staff.id),
    decidedAt: instant("decided_at").notNull(),
    takenBackAt: instant("taken_back_at"),
  },
  (t) => [
    uniqueIndex("not_duplicates_pair").on(t.aId, t.bId).where(sql`${t.takenBackAt} is null`),
    index("not_duplicates_other").on(t.bId),
    index("not_duplicates_decided").on(t.decidedAt, t.id),
    check("not_duplicates_order", sql`${t.aId} < ${t.bId}`),
  ],
);

/** Searches through the base: each night, and when somebody asks for one. */
export const duplicateRuns = pgTable(
  "duplicate_runs",
  {
    id: id(),
    /** Null for the nightly one. */
    orderedBy: uuid("ordered_by").references(() => staff.id),
    orderedAt: instant("ordered_at").notNull(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
    /** When the worker last wrote: a search that stands still can be asked for again. */
    progressAt: instant("progress_at").notNull(),
    /** Clients that had changed, and how many are behind; then pairs to look at, and how many are behind. */
    changed: integer("changed").notNull().default(0),
    read: integer("read").notNull().default(0),
    candidates: integer("candidates").notNull().default(0),
    compared: integer("compared").notNull().default(0),
    found: integer("found"),
  },
  (t) => [index("duplicate_runs_ordered").on(t.orderedAt)],
);
