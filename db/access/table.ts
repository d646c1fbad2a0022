import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { AnomalyDetails, AnomalyKind } from "#db/access/anomalies.ts";
import type { AccessKind } from "#db/access/kinds.ts";
import { id, instant, version } from "#db/columns.ts";
import { staff } from "#db/staff/table.ts";

/**
 * Who saw which client, line by line: added to and never changed by the application's role; the owner takes away what
 * is older than the settings keep. Without foreign keys: the answer to «who saw this» outlives the record.
 */
export const accessLog = pgTable(
  "access_log",
  {
    id: id(),
    at: instant("at").notNull(),
    staffId: uuid("staff_id").notNull(),
    clientId: uuid("client_id").notNull(),
    what: text("what").$type<AccessKind>().notNull(),
    /** Whether phones, e-mails and people stood on what was seen. */
    contactsShown: boolean("contacts_shown").notNull(),
    exportId: uuid("export_id"),
  },
  (t) => [
    // Each index holds all that a report asks of a line: two million of them are counted without the table.
    index("access_log_client").on(t.clientId, t.at, t.staffId, t.what),
    index("access_log_staff").on(t.staffId, t.at, t.clientId, t.what),
    index("access_log_at").on(t.at, t.staffId, t.clientId, t.what),
    index("access_log_pairs").on(t.staffId, t.clientId, t.at, t.what),
    check("access_log_what", sql`${t.what} in ('card', 'list', 'brief', 'complaint', 'export', 'dossier')`),
  ],
);

/** What looks like the base being carried away: one row a person, kind and hour. */
export const anomalies = pgTable(
  "anomalies",
  {
    id: id(),
    kind: text("kind").$type<AnomalyKind>().notNull(),
    staffId: uuid("staff_id")
      .notNull()
      .references(() => staff.id),
    /** The beginning of the hour, or the moment of the export: what makes it one. */
    windowAt: instant("window_at").notNull(),
    foundAt: instant("found_at").notNull(),
    /** How many cards, rows or clients, and where the line was. */
    count: integer("count").notNull(),
    threshold: integer("threshold").notNull(),
    details: jsonb("details").$type<AnomalyDetails>().notNull().default({}),
    checkedAt: instant("checked_at"),
    checkedBy: uuid("checked_by").references(() => staff.id),
    remark: text("remark"),
    version: version(),
  },
  (t) => [
    unique("anomalies_once").on(t.staffId, t.kind, t.windowAt),
    index("anomalies_found").on(t.foundAt),
    check("anomalies_checked", sql`num_nulls(${t.checkedAt}, ${t.checkedBy}) <> 1`),
  ],
);

/** Where the watch draws its lines; one row. */
export const watchSettings = pgTable(
  "watch_settings",
  {
    onlyOne: boolean("only_one").primaryKey().default(true),
    /** Cards of different clients in an hour. */
    viewsAnHour: integer("views_an_hour").notNull(),
    /** Different clients in an hour whose contacts were read from lists: a page holds fifty. */
    listedAnHour: integer("listed_an_hour").notNull().default(200),
    /** …and so many times the person's own busy hour of the last four weeks. */
    timesUsual: integer("times_usual").notNull(),
    exportRows: integer("export_rows").notNull(),
    reassigned: integer("reassigned").notNull(),
    /** Hours of the branch's clock, 0 to 23: from the one until the other. */
    nightFrom: integer("night_from").notNull(),
    nightTo: integer("night_to").notNull(),
    nightViews: integer("night_views").notNull(),
    keepDays: integer("keep_days").notNull(),
    version: version(),
  },
  (t) => [
    check("watch_settings_only_one", sql`${t.onlyOne}`),
    /** Whoever carries the base away must not be able to have the log of it swept. */
    check("watch_settings_keeps_a_year", sql`${t.keepDays} >= 365`),
  ],
);

export type AccessLine = typeof accessLog.$inferSelect;
export type Anomaly = typeof anomalies.$inferSelect;
