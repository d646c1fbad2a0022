import { type SQL, sql } from "drizzle-orm";
import { clients } from "#db/clients/table.ts";
import { clientFieldValues as values } from "#db/fields/table.ts";
import type { FieldKind } from "#db/fields/value.ts";
import type { Moment } from "#db/segments/conditions.ts";
import type { Measure } from "#db/segments/measure.ts";
import type { SegmentCondition } from "#db/segments/tree.ts";
import { addDays, localDate } from "#db/values/time.ts";

type Asked = Pick<SegmentCondition, "operator" | "value">;
type Tests = Record<string, (value: unknown, today: string) => SQL>;

const day = (date: string) => sql`${date}::date`;
const number = (value: unknown) => sql`${String((value as Measure).n)}::numeric`;
const containing = (value: unknown) => {
  const key = String(value).toLowerCase().replaceAll("ё", "е");
  return sql`${values.words} like ${`%${key.replace(/[\\%_]/g, "\\$&")}%`}`;
};
const among = (value: unknown) => sql`${values.choice} = any(${sql.param(value)}::uuid[])`;

/** What each question asks of a filled value. */
const tests: Record<FieldKind, Tests> = {
  text: { contains: containing, lacks: containing },
  number: {
    least: (value) => sql`${values.number} >= ${number(value)}`,
    most: (value) => sql`${values.number} <= ${number(value)}`,
  },
  date: {
    since: (value) => sql`${values.day} >= ${day(String(value))}`,
    before: (value) => sql`${values.day} < ${day(String(value))}`,
    past: (_, today) => sql`${values.day} < ${day(today)}`,
    ahead: (value, today) =>
      sql`${values.day} between ${day(today)} and ${day(addDays(today, Number(value)))}`,
    within: (value, today) =>
      sql`${values.day} between ${day(addDays(today, -Number(value)))} and ${day(today)}`,
  },
  choice: { any: among, none: among },
  yes_no: { said_yes: () => sql`${values.yes}`, said_no: () => sql`not ${values.yes}` },
};

const column: Record<FieldKind, SQL> = {
  text: sql`${values.words}`,
  number: sql`${values.number}`,
  date: sql`${values.day}`,
  choice: sql`${values.choice}`,
  yes_no: sql`${values.yes}`,
};

/** These are true of a client of whom nothing is known, too. */
const turned: readonly string[] = ["lacks", "none", "empty"];

/**
 * A question of one of the company's own fields, of a row of `clients`. Its test names the column of its kind, so that the
 * index of that kind alone can answer it.
 */
export function ownCondition({ kind, id }: { kind: FieldKind; id: string }, asked: Asked, at: Moment): SQL {
  const { operator, value } = asked;
  const test = tests[kind][operator];
  const isFilled = operator === "filled" || operator === "empty";
  if (!test && !isFilled) throw new Error(`No such question: ${operator}`);
  const hit = sql`exists (select from ${values} where ${values.clientId} = ${clients.id} and ${values.fieldId} = ${id}::uuid
    and ${at.ownAsked?.(id) ?? sql`true`}
    and ${test?.(value, localDate(at.now, at.zone)) ?? sql`${column[kind]} is not null`})`;
  return turned.includes(operator) ? sql`not ${hit}` : hit;
}
