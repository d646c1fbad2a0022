import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { ComplaintSort } from "#db/complaints/list-input.ts";
import { complaints, steeringKey } from "#db/complaints/table.ts";
import { isMoment } from "#db/values/moment.ts";

/** What each order compares before the id: never null, the beginning of an index. */
const orders: Record<ComplaintSort, SQL> = {
  due: steeringKey(complaints.legalDueAt),
  registered: sql`${complaints.registeredAt}`,
};

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const readable = (key: unknown) => typeof key === "string" && (/^-?infinity$/.test(key) || isMoment(key));

/** The key of one row and its id, as the address carries them. */
export const encodePlace = (key: string, id: string): string =>
  Buffer.from(JSON.stringify([key, id])).toString("base64url");

/** A place typed by hand that does not parse is the first page. */
function decodePlace(place: string): [string, string] | null {
  try {
    const values: unknown = JSON.parse(Buffer.from(place, "base64url").toString("utf8"));
    if (!Array.isArray(values) || values.length !== 2) return null;
    const [key, id] = values as [unknown, unknown];
    if (!readable(key) || typeof id !== "string" || !UUID.test(id)) return null;
    return [key as string, id];
  } catch {
    return null;
  }
}

interface Asked {
  sort: ComplaintSort;
  descending: boolean;
  after: string | null;
  before: string | null;
}

/** Order and beginning of the page that starts after the row at a place, or ends before it. */
export function pageOrder({ sort, descending, after, before }: Asked) {
  const place = decodePlace(after ?? before ?? "");
  /** The page before a row is read towards the beginning and turned round afterwards. */
  const backwards = place !== null && after === null;
  const falling = descending !== backwards;
  return {
    backwards,
    entered: place !== null,
    key: orders[sort],
    orderBy: (key: SQLWrapper, id: SQLWrapper) =>
      falling ? sql`${key} desc, ${id} desc` : sql`${key}, ${id}`,
    begins: (key: SQLWrapper, id: SQLWrapper) =>
      place &&
      sql`(${key}, ${id}) ${falling ? sql`<` : sql`>`} (${place[0]}::timestamptz, ${place[1]}::uuid)`,
  };
}
