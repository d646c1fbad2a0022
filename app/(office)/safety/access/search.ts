import type { AccessSearch } from "#db/access/queries.ts";
import { dayBounds, localDate } from "#db/values/time.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const DAY = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const WEEK = 7 * 86_400_000;

export type Raw = Record<string, string | string[] | undefined>;
const first = (value: string | string[] | undefined): string => [value ?? []].flat()[0] ?? "";

/** A period in calendar days of the one who asks, both included; the last seven days when nothing is said. */
export interface Asked {
  from: string;
  to: string;
  staffId: string;
  clientId: string;
  before: { at: Date; id: string } | null;
}

export function parseAccess(raw: Raw, now: Date, timeZone: string): Asked {
  const day = (value: string, otherwise: Date) =>
    DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : localDate(otherwise, timeZone);
  const [at = "", id = ""] = first(raw.before).split("~");
  const moment = new Date(at);
  return {
    from: day(first(raw.from), new Date(now.getTime() - WEEK)),
    to: day(first(raw.to), now),
    staffId: UUID.test(first(raw.staff)) ? first(raw.staff) : "",
    clientId: UUID.test(first(raw.client)) ? first(raw.client) : "",
    before: UUID.test(id) && !Number.isNaN(moment.getTime()) ? { at: moment, id } : null,
  };
}

export const boundsOf = ({ from, to, staffId, clientId }: Asked, timeZone: string): AccessSearch => ({
  from: dayBounds(from, timeZone).start,
  until: dayBounds(to, timeZone).end,
  staffId: staffId || null,
  clientId: clientId || null,
});
