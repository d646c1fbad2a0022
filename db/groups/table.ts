import { sql } from "drizzle-orm";
import { bigint, check, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant, version } from "#db/columns.ts";

/** Firms of one owner: the credit limit is one for all of them, whichever of them buys. */
export const clientGroups = pgTable(
  "client_groups",
  {
    id: id(),
    name: text("name").notNull(),
    /** Made by `nameKey`: two groups of one name are one group written twice. */
    nameKey: text("name_key").notNull().unique("client_groups_name"),
    /** Kopecks they may owe at most; null: no limit was set. Only the accountant and the director see it. */
    creditLimitKopecks: bigint("credit_limit_kopecks", { mode: "number" }),
    note: text("note"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    check("client_groups_name_filled", sql`length(${t.name}) > 0`),
    check("client_groups_limit", sql`${t.creditLimitKopecks} >= 0`),
  ],
);

export type ClientGroup = typeof clientGroups.$inferSelect;
