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
import { contacts } from "#db/contacts/table.ts";
import type { Reason } from "#db/duplicates/rules.ts";
import { staff } from "#db/staff/table.ts";

type Things = typeof clients | typeof contacts;

/** The three tables in which things of one kind are paired, all with the same columns. */
function pairing(prefix: string, subject: string, things: Things) {
  const thing = (name: string) =>
    uuid(name)
      .notNull()
      .references(() => things.id, { onDelete: "cascade" });
  const [cardsName, candidatesName, pairsName] = ["cards", "candidates", "pairs"].map(
    (what) => `${prefix}_${what}`,
  ) as [string, string, string];
  const cards = pgTable(
    cardsName,
    {
      subjectId: uuid(subject)
        .primaryKey()
        .references(() => things.id, { onDelete: "cascade" }),
      print: text("print").notNull(),
      /** False until those who share its marks have been looked for. */
      matched: boolean("matched").notNull().default(false),
      /** `keyNumber` of each: the last two bits are the weight. */
      keys: bigint("keys", { mode: "bigint" }).array().notNull(),
    },
    (t) => [
      index(`${cardsName}_keys`).using("gin", t.keys),
      index(`${cardsName}_unmatched`).on(t.subjectId).where(sql`not ${t.matched}`),
    ],
  );
  const candidates = pgTable(candidatesName, { aId: thing("a_id"), bId: thing("b_id") }, (t) => [
    primaryKey({ columns: [t.aId, t.bId] }),
    index(`${candidatesName}_other`).on(t.bId),
  ]);
  const pairs = pgTable(
    pairsName,
    {
      aId: thing("a_id"),
      bId: thing("b_id"),
      score: integer("score").notNull(),
      reasons: jsonb("reasons").$type<Reason[]>().notNull(),
      /** Pairs that hang together by one of them bear the smallest id among them. */
      groupId: uuid("group_id").notNull(),
      foundAt: instant("found_at").notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.aId, t.bId] }),
      index(`${pairsName}_other`).on(t.bId),
      index(`${pairsName}_group`).on(t.groupId),
      index(`${pairsName}_score`).on(t.score),
      check(`${pairsName}_order`, sql`${t.aId} < ${t.bId}`),
    ],
  );
  return { cards, candidates, pairs };
}

/** «Не дубль»: somebody has looked and says that these are two. Nobody is asked again until it is taken back. */
function verdicts(name: string, things: Things) {
  const thing = (column: string) =>
    uuid(column)
      .notNull()
      .references(() => things.id, { onDelete: "cascade" });
  return pgTable(
    name,
    {
      id: id(),
      aId: thing("a_id"),
      bId: thing("b_id"),
      decidedBy: uuid("decided_by")
        .notNull()
        .references(() => staff.id),
      decidedAt: instant("decided_at").notNull(),
      takenBackAt: instant("taken_back_at"),
    },
    (t) => [
      uniqueIndex(`${name}_pair`).on(t.aId, t.bId).where(sql`${t.takenBackAt} is null`),
      index(`${name}_one`).on(t.aId),
      index(`${name}_other`).on(t.bId),
      index(`${name}_decided`).on(t.decidedAt, t.id),
      check(`${name}_order`, sql`${t.aId} < ${t.bId}`),
    ],
  );
}

/**
 * Cards: by which marks each client comes into question for another, hashes only, so that nobody can read a phone out of
 * them; `print` tells whether the client has changed since. Candidates: pairs that share enough marks and wait to be
 * looked at closely. Pairs: those that may be one, with the sum and what it is made of; `a_id` is the smaller id.
 */
export const {
  cards: duplicateCards,
  candidates: duplicateCandidates,
  pairs: duplicatePairs,
} = pairing("duplicate", "client_id", clients);
export const notDuplicates = verdicts("not_duplicates", clients);

/** The same of people. */
export const {
  cards: personCards,
  candidates: personCandidates,
  pairs: personPairs,
} = pairing("person", "contact_id", contacts);
export const notSamePeople = verdicts("not_same_people", contacts);

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
    /** Clients and people that had changed, and how many are behind; then pairs to look at, and how many are behind. */
    changed: integer("changed").notNull().default(0),
    read: integer("read").notNull().default(0),
    candidates: integer("candidates").notNull().default(0),
    compared: integer("compared").notNull().default(0),
    found: integer("found"),
  },
  (t) => [index("duplicate_runs_ordered").on(t.orderedAt)],
);
