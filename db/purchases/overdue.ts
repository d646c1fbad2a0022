import { type SQL, sql } from "drizzle-orm";
import { DEFAULT_ZONE, localDate } from "#db/values/time.ts";

/** The day of the company: an invoice is overdue for everybody at once, wherever they look from. */
export const debtDay = (now: Date): string => localDate(now, DEFAULT_ZONE);

/** Of rows of `invoices`: something is still to be paid. Says it as the partial index does. */
export const isUnpaid: SQL = sql`cancelled_at is null and total > paid + credited`;

/** The term is past: the day of the term itself is in time. */
export const isOverdue = (now: Date): SQL => sql`due_on < ${debtDay(now)}::date`;
