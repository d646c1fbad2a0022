import { sql } from "drizzle-orm";
import { check, pgTable, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, version } from "#db/columns.ts";
import { departments, staff } from "#db/staff/table.ts";

/** What a key opens: so far one door. */
export const apiScopes = ["lead"] as const;
export type ApiScope = (typeof apiScopes)[number];

/** A key for a program of the company. The key itself is shown once and never stored. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: id(),
    name: text("name").notNull(),
    scope: text("scope").$type<ApiScope>().notNull(),
    /** SHA-256 of the key: 256 random bits need nothing slower. */
    secretHash: text("secret_hash").notNull(),
    /** Its last signs, to tell keys apart by. */
    hint: text("hint").notNull(),
    /** Who answers what comes: one colleague, or those of a department in turn. */
    staffId: uuid("staff_id").references(() => staff.id),
    departmentId: uuid("department_id").references(() => departments.id),
    /** Working minutes until a lead must be answered. */
    minutes: smallint("minutes").notNull(),
    /** The source of leads that name none. */
    source: text("source").notNull(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => staff.id),
    createdAt: createdAt(),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
    version: version(),
  },
  (t) => [
    unique("api_keys_secret").on(t.secretHash),
    check("api_keys_receiver", sql`num_nonnulls(${t.staffId}, ${t.departmentId}) = 1`),
    check("api_keys_minutes", sql`${t.minutes} between 5 and 4800`),
  ],
);

export type ApiKey = typeof apiKeys.$inferSelect;
