import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { type ClientOrder, type KeyType, name } from "#db/clients/order.ts";
import { clients } from "#db/clients/table.ts";
import { clientFieldValues as values } from "#db/fields/table.ts";
import type { FieldKind } from "#db/fields/value.ts";

/** Those without a value stand at the end in both directions. */
const ends: Partial<Record<FieldKind, { type: KeyType; column: SQL; last: string; first: string }>> = {
  text: { type: "text", column: sql`${values.words}`, last: "\u{10FFFF}", first: "" },
  number: { type: "numeric", column: sql`${values.number}`, last: "Infinity", first: "-Infinity" },
  date: { type: "date", column: sql`${values.day}`, last: "infinity", first: "-infinity" },
};

/** By a field of the company, as far as its values may be `asked` of; undefined where its kind has no order. */
export function byOwn(
  { kind, id }: { kind: FieldKind; id: string },
  { descending, asked }: { descending: boolean; asked: SQL | undefined },
): ClientOrder | undefined {
  const found = ends[kind];
  if (!found) return undefined;
  const { type, column } = found;
  const end = descending ? found.first : found.last;
  const constant = type === "numeric" ? Number(end) : end;
  const blank = sql`${end}::${sql.raw(type)}`;
  const own = and(eq(values.clientId, clients.id), eq(values.fieldId, id), isNotNull(column), asked) as SQL;
  const filled = {
    beside: { table: values, on: own },
    first: { key: column },
    rest: [name.expression],
    along: [column, name.expression],
  };
  const empty = {
    where: sql`not exists (select from ${values} where ${own})`,
    first: { key: blank, constant },
    rest: [name.expression],
    along: [name.expression],
  };
  return {
    keys: [
      { expression: sql`coalesce((select ${column} from ${values} where ${own}), ${blank})`, type },
      name,
    ],
    walks: descending ? [empty, filled] : [filled, empty],
  };
}
