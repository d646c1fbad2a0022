import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { orders } from "#db/purchases/table.ts";
import type { RowPlan } from "../kind.ts";
import { numberKey } from "../papers/paper-key.ts";

type Sought = Pick<RowPlan, "clientId" | "paperKey"> & { day: string | null; number: string | null };

const FROM_FILE = "file:";
/** The key under which a purchase of a file is kept. */
export const orderKey = (paperKey: string): string => `${FROM_FILE}order ${paperKey}`;

/**
 * Which of these purchases the base has: loaded under the same key, or written by anybody for the same client, with the
 * same number, in the same year.
 */
export async function knownOrders(tx: Tx, sought: readonly Sought[]): Promise<Set<string>> {
  const heads = sought.flatMap(({ paperKey, clientId, day, number }) =>
    paperKey
      ? [{ key: paperKey, kept: orderKey(paperKey), clientId, day, number: number && numberKey(number) }]
      : [],
  );
  if (heads.length === 0) return new Set();
  const found = await tx.execute<{ key: string }>(sql`
    with head as (select * from jsonb_to_recordset(${JSON.stringify(heads)}::text::jsonb)
      as r(key text, kept text, "clientId" uuid, day date, number text))
    select head.key from head join ${orders} on ${orders.externalId} = head.kept
    union
    select head.key from head join ${orders} on ${orders.clientId} = head."clientId"
      and ${sameYear(sql`head.day`)} and ${orders.cancelledAt} is null
      and upper(regexp_replace(${orders.number}, '\\s+', '', 'g')) = head.number
    where head.number is not null`);
  return new Set(found.map(({ key }) => key));
}

/** As a range, which the index of a client's days can be asked for. */
const sameYear = (day: SQL) =>
  sql`${orders.day} >= date_trunc('year', ${day})::date and ${orders.day} < (date_trunc('year', ${day}) + interval '1 year')::date`;
