import { type SQL, sql } from "drizzle-orm";
import { classOverrides } from "#db/classes/table.ts";
import type { CalendarDate } from "#db/values/time.ts";

/** Of rows of `class_overrides`: it still holds. The last day itself is in time. */
export const isLive = (day: CalendarDate): SQL =>
  sql`(${classOverrides.until} is null or ${classOverrides.until} >= ${day}::date)`;
