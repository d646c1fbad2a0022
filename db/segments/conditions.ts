import { type AnyColumn, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { cadenceDays } from "#db/clients/registries.ts";
import { nameKey } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { consentedClients } from "#db/consents/of-client.ts";
import { clientContacts, contactPoints } from "#db/contacts/table.ts";
import { importRows } from "#db/imports/table.ts";
import { oneOf } from "#db/one-of.ts";
import type { Beside } from "#db/segments/beside.ts";
import {
  gotMailing,
  hasOpenComplaint,
  lastScoreIn,
  onList,
  scoresOf,
} from "#db/segments/campaign-conditions.ts";
import type { DueState } from "#db/segments/choices.ts";
import { isHeld } from "#db/segments/class-conditions.ts";
import { moneyConditions } from "#db/segments/money-conditions.ts";
import type { SegmentField } from "#db/segments/registry.ts";
import type { SegmentCondition } from "#db/segments/tree.ts";
import { addDays, type CalendarDate, dayBounds, localDate } from "#db/values/time.ts";

/** When the question is asked, and in which zone its days begin. */
export interface Moment {
  now: Date;
  zone: string;
  /** Of which clients the asker sees the money; absent where everything may be asked. */
  moneySeen?: SQL;
  /** Which rows of `complaints` the asker sees; absent where all count. */
  complaintsSeen?: SQL;
  /** Of which clients the asker may ask a field of the company; absent where all count. */
  ownAsked?: (fieldId: string) => SQL | undefined;
  /** What is joined with `clients`, where all of them are counted. */
  beside?: Beside;
}

type Condition = (asked: Pick<SegmentCondition, "operator" | "value">, at: Moment) => SQL;

/** The complement: also of what is unknown. Plain `not` would lose the rows without a value. */
export const complement = (condition: SQL): SQL => sql`(${condition}) is not true`;

/** The tree has been checked on its way in; what is met here all the same is a bug. */
function unasked(operator: string): never {
  throw new Error(`No such question: ${operator}`);
}

const among = (column: AnyColumn, values: readonly string[]): SQL =>
  values.length === 1 && values[0] !== undefined ? eq(column, values[0]) : oneOf(column, values);

const choice =
  (column: AnyColumn): Condition =>
  ({ operator, value }) => {
    const values = value as string[];
    if (operator === "any") return among(column, values);
    if (operator === "none") return complement(among(column, values));
    if (operator === "filled") return isNotNull(column);
    return operator === "empty" ? isNull(column) : unasked(operator);
  };

const tags: Condition = ({ operator, value }) => {
  const list = sql`${sql.param(value)}::text[]`;
  if (operator === "any") return sql`${clients.tags} && ${list}`;
  if (operator === "all") return sql`${clients.tags} @> ${list}`;
  if (operator === "none") return complement(sql`${clients.tags} && ${list}`);
  if (operator === "filled") return sql`${clients.tags} <> '{}'`;
  return operator === "empty" ? sql`${clients.tags} = '{}'` : unasked(operator);
};

const begins = (date: CalendarDate, { zone }: Moment): SQL =>
  sql`${dayBounds(date, zone).start.toISOString()}::timestamptz`;

/** «За последние 30 дней» is from the beginning of the day that was thirty days ago. */
const moment =
  (column: AnyColumn): Condition =>
  ({ operator, value }, at) => {
    if (operator === "never") return isNull(column);
    if (operator === "ever") return isNotNull(column);
    if (operator === "since") return sql`${column} >= ${begins(value as CalendarDate, at)}`;
    if (operator === "before") return sql`${column} < ${begins(value as CalendarDate, at)}`;
    const edge = begins(addDays(localDate(at.now, at.zone), -Number(value)), at);
    if (operator === "within") return sql`${column} >= ${edge}`;
    if (operator === "older") return sql`${column} < ${edge}`;
    return operator === "not_within" ? complement(sql`${column} >= ${edge}`) : unasked(operator);
  };

/**
 * «Is true» keeps the ids in one hashed list, read once. As a join the planner took them to be few and looked each
 * of them up among the clients: four times slower on 40,000.
 */
const whether =
  (condition: SQL): Condition =>
  ({ operator }) =>
    operator === "yes"
      ? sql`(${condition}) is true`
      : operator === "no"
        ? complement(condition)
        : unasked(operator);

/**
 * Of the client itself or of one of its people. As one list of ids it was read through anew for every client as soon as
 * it did not fit into memory, and a base of a million could not be asked; an `exists` then goes along an index.
 */
const hasPoint = (kind: "phone" | "email"): SQL => sql`(exists (
    select from ${contactPoints} where ${contactPoints.clientId} = ${clients.id} and ${contactPoints.kind} = ${kind})
  or exists (
    select from ${clientContacts} join ${contactPoints} on ${contactPoints.contactId} = ${clientContacts.contactId}
    where ${clientContacts.clientId} = ${clients.id} and ${contactPoints.kind} = ${kind}))`;

const hasConsent = sql`${clients.id} in ${consentedClients}`;

/** Compared by the key of the name: case, ё, quotes and the legal form do not matter. */
const name: Condition = ({ operator, value }) => {
  const pattern = `%${nameKey(String(value)).replace(/[\\%_]/g, "\\$&")}%`;
  if (operator === "contains") return sql`${clients.nameKey} like ${pattern}`;
  return operator === "lacks" ? sql`${clients.nameKey} not like ${pattern}` : unasked(operator);
};

const WEEK_MS = 7 * 86_400_000;

const dueIs = (state: DueState, { now }: Moment): SQL => {
  const at = sql`${now.toISOString()}::timestamptz`;
  const weekLater = sql`${new Date(now.getTime() + WEEK_MS).toISOString()}::timestamptz`;
  const states: Record<DueState, SQL> = {
    late: sql`${clients.nextDueAt} < ${at}`,
    week: sql`(${clients.nextDueAt} >= ${at} and ${clients.nextDueAt} < ${weekLater})`,
    later: sql`${clients.nextDueAt} >= ${weekLater}`,
    none: sql`${clients.nextDueAt} is null`,
  };
  return states[state];
};

const due: Condition = ({ operator, value }, at) =>
  operator === "any"
    ? sql`(${sql.join(
        (value as DueState[]).map((state) => dueIs(state, at)),
        sql` or `,
      )})`
    : unasked(operator);

/** Nobody has spoken with the client for as long as its class allows, or ever. */
const cadence: Condition = (asked, at) => {
  const edge = (days: number) => begins(addDays(localDate(at.now, at.zone), -days), at);
  const { A, B, C } = cadenceDays;
  return whether(sql`(${clients.lastContactAt} is null or ${clients.lastContactAt} <
    case ${clients.class} when 'A' then ${edge(A)} when 'B' then ${edge(B)} else ${edge(C)} end)`)(asked, at);
};

const mailing: Condition = ({ operator, value }, at) => {
  if (operator === "ever") return gotMailing();
  if (operator === "never") return complement(gotMailing());
  const since = gotMailing(begins(addDays(localDate(at.now, at.zone), -Number(value)), at));
  if (operator === "within") return since;
  return operator === "not_within" ? complement(since) : unasked(operator);
};

const ALL_SCORES = Array.from({ length: 11 }, (_, score) => score);

const scored =
  (scores: (values: readonly string[]) => readonly number[]): Condition =>
  ({ operator, value }) => {
    if (operator === "filled") return lastScoreIn(ALL_SCORES);
    if (operator === "empty") return complement(lastScoreIn(ALL_SCORES));
    const hit = lastScoreIn(scores(value as string[]));
    if (operator === "any") return hit;
    return operator === "none" ? complement(hit) : unasked(operator);
  };

/** The file made or changed the client, or something of theirs, or found everything as it says. */
const imported: Condition = ({ operator, value }) => {
  const hit = sql`${clients.id} in (select client_id from ${importRows}
    where import_id::text = any(${sql.param(value)}::text[]) and client_id is not null
      and outcome in ('created', 'updated', 'unchanged', 'kept'))`;
  if (operator === "any") return hit;
  return operator === "none" ? complement(hit) : unasked(operator);
};

const list: Condition = ({ operator, value }) => {
  const hit = onList(value as string[]);
  if (operator === "any") return hit;
  return operator === "none" ? complement(hit) : unasked(operator);
};

const filled =
  (column: AnyColumn): Condition =>
  ({ operator }) =>
    operator === "filled" ? isNotNull(column) : operator === "empty" ? isNull(column) : unasked(operator);

/** How each field is asked of a row of `clients`. */
export const conditions: Record<SegmentField, Condition> = {
  region: choice(clients.region),
  branch: choice(clients.branchId),
  status: choice(clients.status),
  class: choice(clients.class),
  held: (asked, at) => whether(isHeld(localDate(at.now, at.zone)))(asked, at),
  owner: choice(clients.ownerId),
  role: choice(clients.role),
  kind: choice(clients.kind),
  tags,
  created: moment(clients.createdAt),
  contact: moment(clients.lastContactAt),
  email: whether(hasPoint("email")),
  phone: whether(hasPoint("phone")),
  consent: whether(hasConsent),
  name,
  source: choice(clients.source),
  import: imported,
  address: filled(clients.address),
  list,
  cadence,
  due,
  mailing,
  nps: scored(scoresOf),
  score: scored((values) => values.map(Number)),
  complaint: (asked, at) => whether(hasOpenComplaint(at.complaintsSeen))(asked, at),
  ...moneyConditions,
};
