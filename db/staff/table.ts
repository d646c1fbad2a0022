import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { citext, createdAt, id, instant, version } from "../columns.ts";
import type { Locale } from "../values/text.ts";
import type { Role } from "./roles.ts";

export const company = pgTable(
  "company",
  {
    onlyOne: boolean("only_one").primaryKey().default(true),
    name: text("name").notNull(),
    /** By which of the configured providers mailings go; null is the default one of the registry. */
    mailProvider: text("mail_provider"),
    version: version(),
  },
  (t) => [check("company_only_one", sql`${t.onlyOne}`)],
);

export const branches = pgTable("branches", {
  id: id(),
  name: text("name").notNull().unique(),
  timeZone: text("time_zone").notNull().default("Europe/Moscow"),
  createdAt: createdAt(),
});

export const departments = pgTable("departments", {
  id: id(),
  name: text("name").notNull().unique(),
  headId: uuid("head_id").references((): AnyPgColumn => staff.id),
  createdAt: createdAt(),
});

export const staff = pgTable(
  "staff",
  {
    id: id(),
    email: citext("email").notNull().unique(),
    surname: text("surname").notNull(),
    given: text("given").notNull(),
    patronymic: text("patronymic"),
    role: text("role").$type<Role>().notNull(),
    /** Null: sees every branch. */
    branchId: uuid("branch_id").references(() => branches.id),
    departmentId: uuid("department_id").references(() => departments.id),
    locale: text("locale").$type<Locale>().notNull().default("ru"),
    /** Lines under one's own letters; null: the name and the company. */
    signature: text("signature"),
    passwordHash: text("password_hash"),
    /** From then on the person is out; what they hold is handed over before the account itself is closed. */
    accessEndedAt: instant("access_ended_at"),
    closedAt: instant("closed_at"),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [index("staff_department").on(t.departmentId)],
);

/** One row a sign-in, read at every request. The cookie carries the token, the row only its hash. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    tokenHash: text("token_hash").notNull().unique(),
    staffId: uuid("staff_id")
      .notNull()
      .references(() => staff.id),
    userAgent: text("user_agent").notNull(),
    ip: text("ip").notNull(),
    createdAt: createdAt(),
    lastSeenAt: instant("last_seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [index("sessions_staff").on(t.staffId)],
);

/** A browser in which the person has signed in before: it may still try while strangers are locked out. */
export const knownDevices = pgTable(
  "known_devices",
  {
    staffId: uuid("staff_id")
      .notNull()
      .references(() => staff.id),
    deviceHash: text("device_hash").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.deviceHash] })],
);

export const loginFailures = pgTable(
  "login_failures",
  {
    id: id(),
    email: citext("email").notNull(),
    /** Hash of the known device that failed, null for a stranger: the two are counted apart. */
    deviceHash: text("device_hash"),
    at: instant("at").notNull(),
  },
  (t) => [index("login_failures_email").on(t.email, t.at)],
);

/** Invitation and reset links: one use, 60 minutes, stored as a hash. */
export const passwordLinks = pgTable(
  "password_links",
  {
    id: id(),
    tokenHash: text("token_hash").notNull(),
    staffId: uuid("staff_id")
      .notNull()
      .references(() => staff.id),
    kind: text("kind").$type<"invitation" | "reset">().notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("password_links_hash").on(t.tokenHash), index("password_links_staff").on(t.staffId)],
);

export type StaffMember = typeof staff.$inferSelect;
