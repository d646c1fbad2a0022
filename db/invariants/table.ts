import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable } from "drizzle-orm/pg-core";
import { id, instant } from "#db/columns.ts";

/** What the nightly questions counted: one row a night. */
export const invariantRuns = pgTable(
  "invariant_runs",
  {
    id: id(),
    at: instant("at").notNull(),
    /** Sum of all counts: zero is a good night. */
    total: integer("total").notNull(),
    /** Only what was not zero, by the key of the question. */
    counts: jsonb("counts").$type<Record<string, number>>().notNull(),
  },
  (t) => [check("invariant_runs_total", sql`${t.total} >= 0`), index("invariant_runs_at").on(t.at)],
);
