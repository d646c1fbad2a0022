import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { clients } from "#db/clients/table.ts";
import { isMoment } from "#db/values/moment.ts";

export const TIMELINE_PAGE = 30;

/** Where an entry stands: its moment to the microsecond in UTC, then its id. Sorts as text as it does in SQL. */
export const placeOf = (at: SQLWrapper, id: SQLWrapper) =>
  sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || ' ' || ${id}::text`;
const PLACE = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}) ([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/;

export function earlierThan(before: string | null, at: SQLWrapper, id: SQLWrapper): SQL | undefined {
  const [, moment, entry] = PLACE.exec(before ?? "") ?? [];
  if (!moment || !entry || !isMoment(moment)) return undefined;
  return sql`(${at}, ${id}) < (${moment}::timestamp at time zone 'UTC', ${entry}::uuid)`;
}

/** Asked once for the whole query: is this client, or are its people, within the actor's reach? */
export const reaches = (clientId: string, reach: SQL) =>
  sql`exists (select from ${clients} where ${clients.id} = ${clientId} and ${reach})`;
