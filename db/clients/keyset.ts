import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { ClientOrder, KeyType, Walk } from "#db/clients/order.ts";
import { clients } from "#db/clients/table.ts";
import { isCalendarDate } from "#db/values/dates.ts";
import { isMoment } from "#db/values/moment.ts";

/** What the database will read: a shape alone would let 30 February through to it. */
const readable: Record<KeyType, (value: string) => boolean> = {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the database refuses it
  text: (value) => /^[^\u0000]{0,600}$/.test(value),
  int: (value) => /^\d{1,2}$/.test(value),
  numeric: (value) => /^-?(?:\d{1,11}(?:\.\d{1,4})?|Infinity)$/.test(value),
  date: (value) => /^-?infinity$/.test(value) || isCalendarDate(value),
  timestamptz: (value) => /^-?infinity$/.test(value) || isMoment(value),
};
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const casts = {
  text: sql`text`,
  int: sql`int`,
  timestamptz: sql`timestamptz`,
  numeric: sql`numeric`,
  date: sql`date`,
};

/** The keys of one row and its id, as the address carries them. */
export function encodePlace(keys: readonly (string | null)[], id: string): string {
  return Buffer.from(JSON.stringify([...keys.filter((key) => key !== null), id])).toString("base64url");
}

/** A place typed by hand that does not parse is the first page. */
function decodePlace(place: string, types: readonly KeyType[]): string[] | null {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(place, "base64url").toString("utf8"));
  } catch {
    return null;
  }
  if (!Array.isArray(values) || values.length !== types.length + 1) return null;
  const fits = values.every((value: unknown, i) => {
    const type = types[i];
    return typeof value === "string" && (type ? readable[type](value) : UUID.test(value));
  });
  return fits ? (values as string[]) : null;
}

const list = (parts: readonly SQLWrapper[]) => sql.join([...parts], sql`, `);

export interface Place {
  descending: boolean;
  after: string | null;
  before: string | null;
}

/** Order and beginning of the page that starts after the row at a place, or ends before it. */
export function pageOrder(order: ClientOrder, { descending, after, before }: Place) {
  const types = order.keys.map(({ type }) => type);
  const values = decodePlace(after ?? before ?? "", types);
  /** The page before a row is read towards the beginning and turned round afterwards. */
  const backwards = values !== null && after === null;
  const falling = descending !== backwards;
  const bounds = values?.map((value, i) => {
    const type = types[i];
    return sql`${value}::${type ? casts[type] : sql`uuid`}`;
  });
  const beyond = (columns: readonly SQLWrapper[], from: readonly SQL[]) =>
    sql`(${list(columns)}) ${falling ? sql`<` : sql`>`} (${list(from)})`;
  return {
    backwards,
    falling,
    entered: values !== null,
    orderBy: (columns: readonly SQLWrapper[]) =>
      list(columns.map((column) => (falling ? sql`${column} desc` : column))),
    /** The rows beyond the place among those that have these columns. */
    begins: (columns: readonly SQLWrapper[]) => bounds && beyond(columns, bounds),
    /** The first key alone is not on the wrong side of the place. */
    notBefore: (first: SQLWrapper) => bounds && sql`${first} ${falling ? sql`<=` : sql`>=`} ${bounds[0]}`,
    /** As `begins`, along an index: a walk whose first key is one value begins at the rest of the place, or not at all. */
    walkBegins({ first, rest }: Walk) {
      if (!bounds || !values) return undefined;
      if (first.constant === undefined) return beyond([first.key, ...rest, clients.id], bounds);
      const [own, asked] = [
        first.constant,
        ["int", "numeric"].includes(order.keys[0].type) ? Number(values[0]) : (values[0] ?? ""),
      ];
      if (own === asked) return beyond([...rest, clients.id], bounds.slice(1));
      return own < asked === falling ? undefined : sql`false`;
    },
  };
}
