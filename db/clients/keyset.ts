import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { ClientSort } from "#db/clients/list-input.ts";
import { clients, lastContactKey, nextDueKey, nextDueKeyDescending, statusKey } from "#db/clients/table.ts";
import { isMoment } from "#db/values/moment.ts";

type KeyType = "text" | "int" | "timestamptz";
type Key = readonly [expression: SQL, type: KeyType];

const name: Key = [sql`${clients.nameKey}`, "text"];

/** What each order compares before the id: at most two keys, never null, the beginning of an index. */
const orders: Record<ClientSort, readonly [Key] | readonly [Key, Key]> = {
  name: [name],
  class: [[sql`${clients.class}`, "text"], name],
  status: [[statusKey(clients.status), "int"], name],
  contact: [[lastContactKey(clients.lastContactAt), "timestamptz"]],
  due: [[nextDueKey(clients.nextDueAt), "timestamptz"]],
  created: [[sql`${clients.createdAt}`, "timestamptz"]],
};
/** Clients without a promise stand at the end in both directions. */
const dueDescending: readonly [Key] = [[nextDueKeyDescending(clients.nextDueAt), "timestamptz"]];

/** What the database will read: a shape alone would let 30 February through to it. */
const readable: Record<KeyType, (value: string) => boolean> = {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the database refuses it
  text: (value) => /^[^\u0000]{0,400}$/.test(value),
  int: (value) => /^\d{1,2}$/.test(value),
  timestamptz: (value) => /^-?infinity$/.test(value) || isMoment(value),
};
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const casts = { text: sql`text`, int: sql`int`, timestamptz: sql`timestamptz` };

/** The keys of one row and its id, as the address carries them. */
export function encodePlace(keys: readonly (string | null)[], id: string): string {
  return Buffer.from(JSON.stringify([...keys.filter((key) => key !== null), id])).toString("base64url");
}

/** A place typed by hand that does not parse is the first page. */
function decodePlace(place: string, keys: readonly Key[]): string[] | null {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(place, "base64url").toString("utf8"));
  } catch {
    return null;
  }
  if (!Array.isArray(values) || values.length !== keys.length + 1) return null;
  const fits = values.every((value: unknown, i) => {
    const type = keys[i]?.[1];
    return typeof value === "string" && (type ? readable[type](value) : UUID.test(value));
  });
  return fits ? (values as string[]) : null;
}

const list = (parts: readonly SQLWrapper[]) => sql.join([...parts], sql`, `);

/** Order and beginning of the page that starts after the row at a place, or ends before it. */
export function pageOrder({
  sort,
  descending,
  after,
  before,
}: {
  sort: ClientSort;
  descending: boolean;
  after: string | null;
  before: string | null;
}) {
  const keys = sort === "due" && descending ? dueDescending : orders[sort];
  const values = decodePlace(after ?? before ?? "", keys);
  /** The page before a row is read towards the beginning and turned round afterwards. */
  const backwards = values !== null && after === null;
  const falling = descending !== backwards;
  const bounds = values?.map((value, i) => sql`${value}::${keys[i] ? casts[keys[i][1]] : sql`uuid`}`);
  return {
    backwards,
    entered: values !== null,
    /** Expressions over `clients`; the second is null where one key is enough. */
    first: keys[0][0],
    second: keys[1]?.[0] ?? null,
    orderBy: (columns: readonly SQLWrapper[]) =>
      list(columns.map((column) => (falling ? sql`${column} desc` : column))),
    begins: (columns: readonly SQLWrapper[]) =>
      bounds && sql`(${list(columns)}) ${falling ? sql`<` : sql`>`} (${list(bounds)})`,
  };
}
