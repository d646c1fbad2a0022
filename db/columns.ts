import { sql } from "drizzle-orm";
import { customType, integer, timestamp, uuid } from "drizzle-orm/pg-core";

/** uuidv7 primary key: ordered by creation, unguessable enough to stand in a URL behind a sign-in. */
export const id = () => uuid("id").primaryKey().default(sql`uuidv7()`);

/** An instant. Calendar dates are `date(…, { mode: "string" })`. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const createdAt = () => instant("created_at").notNull().defaultNow();

/** Grows by one at each edit: a write that names an older version is refused. */
export const version = () => integer("version").notNull().default(1);

export const citext = customType<{ data: string }>({ dataType: () => "citext" });

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });
