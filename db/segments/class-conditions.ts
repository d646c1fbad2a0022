import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { isLive } from "#db/classes/live.ts";
import { classOverrides, clientClasses } from "#db/classes/table.ts";
import { clients } from "#db/clients/table.ts";
import type { Moment } from "#db/segments/conditions.ts";
import type { SegmentCondition } from "#db/segments/tree.ts";
import type { CalendarDate } from "#db/values/time.ts";

type Asked = Pick<SegmentCondition, "operator" | "value">;

function counted({ beside }: Pick<Moment, "beside">, test: SQL): SQL {
  beside?.table(clientClasses, clientClasses.clientId);
  return beside
    ? sql`coalesce(${test}, false)`
    : sql`exists (select from ${clientClasses} where ${clientClasses.clientId} = ${clients.id} and ${test})`;
}

/** By the last count; a client that was not counted has none of it. */
function ofCount(column: AnyColumn) {
  return ({ operator, value }: Asked, at: Pick<Moment, "beside">): SQL => {
    const among = () => counted(at, sql`${column} = any(${sql.param(value)}::text[])`);
    const questions: Record<string, () => SQL> = {
      any: among,
      none: () => sql`not ${among()}`,
      filled: () => counted(at, sql`${column} is not null`),
      empty: () => sql`not ${counted(at, sql`${column} is not null`)}`,
    };
    const ask = questions[operator];
    if (!ask) throw new Error(`No such question: ${operator}`);
    return ask();
  };
}

/** What the last count says of a row of `clients`. */
export const classConditions = {
  abc: ofCount(clientClasses.abc),
  xyz: ofCount(clientClasses.xyz),
  rfm: ofCount(clientClasses.rfm),
};

/** A head holds the class of a row of `clients` against the count. */
export const isHeld = (today: CalendarDate): SQL =>
  sql`exists (select from ${classOverrides} where ${classOverrides.clientId} = ${clients.id} and ${isLive(today)})`;
