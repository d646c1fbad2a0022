import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { mailings } from "#db/mailings/table.ts";
import { deliveryHold } from "#db/outbox/table.ts";

/** Whether letters of the mailing may leave now: not paused, not cancelled, its hour has come, and nothing is held back. */
export const mayLeave = (mailingId: SQLWrapper, now: Date): SQL => sql`(
  exists (
    select from ${mailings} going
    where going.id = ${mailingId} and going.state = 'running'
      and (going.starts_at is null or going.starts_at <= ${now.toISOString()}::timestamptz))
  and not exists (select from ${deliveryHold}))`;
