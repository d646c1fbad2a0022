import { type SQL, sql } from "drizzle-orm";
import type { AnomalyDetails, AnomalyKind } from "#db/access/anomalies.ts";
import type { Watch } from "#db/access/settings.ts";
import { accessLog } from "#db/access/table.ts";
import { events } from "#db/events.ts";
import { exports } from "#db/exports/table.ts";
import { branches, staff } from "#db/staff/table.ts";
import { DEFAULT_ZONE } from "#db/values/time.ts";

export interface Suspicion extends Record<string, unknown> {
  kind: AnomalyKind;
  staff_id: string;
  window_at: string;
  count: number;
  threshold: number;
  details: AnomalyDetails;
  /** Whether it may go on into the next hour. */
  lasting: boolean;
}

/** A worker that stood still for a night still finds what has happened in it. */
const BACK_HOURS = 24;
/** The person's own habit is looked up over four weeks. */
const HABIT_DAYS = 28;

/** Everything that crosses a line now or has crossed one within a day; what is known already is among it. */
export function suspicions(watch: Watch, now: Date): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const parts = [massViews, massLists, nightViews, bigExports, nightExports, massReassign].map((part) =>
    part(watch, at),
  );
  return sql.join(
    parts.map((part) => sql`(${part})`),
    sql` union all `,
  );
}

type Part = (watch: Watch, at: SQL) => SQL;

const zoneOf = sql`coalesce((select ${branches.timeZone} from ${staff} person
  join ${branches} on ${branches.id} = person.branch_id where person.id = staff_id), ${DEFAULT_ZONE})`;

/** Whether a moment is in the night of the person's branch. Two equal hours are no night at all. */
function atNight({ nightFrom, nightTo }: Watch, moment: SQL): SQL {
  const hour = sql`extract(hour from ${moment} at time zone ${zoneOf})::int`;
  return nightFrom <= nightTo
    ? sql`(${hour} >= ${nightFrom} and ${hour} < ${nightTo})`
    : sql`(${hour} >= ${nightFrom} or ${hour} < ${nightTo})`;
}

/** What counts as a look at a card, and what as rows read from a list: fifty at once are nothing unusual there. */
const cards = sql`what not in ('export', 'list')`;
const lists = sql`what = 'list'`;

/** Different clients a person looked at, in each full hour of the last day and in the last sixty minutes. */
const looked = (at: SQL, among: SQL): SQL => sql`
  select staff_id, date_trunc('hour', at, 'UTC') as window_at, count(distinct client_id)::int as count
  from ${accessLog} where at > ${at} - make_interval(hours => ${BACK_HOURS}) and at <= ${at} and ${among}
  group by 1, 2
  union all
  select staff_id, date_trunc('hour', ${at}, 'UTC'), count(distinct client_id)::int
  from ${accessLog} where at > ${at} - interval '1 hour' and at <= ${at} and ${among}
  group by 1`;

/**
 * The hour of which nine in ten of the person's working hours are no busier; 0 for somebody new. The day itself is left
 * out: whoever begins to carry clients away makes no habit of it.
 */
const usualOf = (at: SQL, among: SQL): SQL => sql`
  select coalesce(percentile_disc(0.9) within group (order by seen), 0)::int as usual from (
    select count(distinct client_id) as seen from ${accessLog} habit
    where habit.staff_id = hours.staff_id and ${among}
      and habit.at > ${at} - make_interval(days => ${HABIT_DAYS}) and habit.at < hours.window_at - interval '1 day'
    group by date_trunc('hour', habit.at, 'UTC')) busy`;

/** Over the line, and over the person's own habit of the same kind. */
const many = (
  kind: "mass_views" | "mass_lists",
  among: SQL,
  line: number,
  times: number,
  at: SQL,
): SQL => sql`
  select ${sql.raw(`'${kind}'`)} as kind, staff_id, window_at, max(count) as count,
    greatest(${line}::int, max(usual) * ${times}::int) as threshold,
    jsonb_build_object('usual', max(usual)) as details, true as lasting
  from (select * from (${looked(at, among)}) hours, lateral (${usualOf(at, among)}) habit where count > ${line}) crossed
  where count > usual * ${times}
  group by staff_id, window_at`;

const massViews: Part = ({ viewsAnHour, timesUsual }, at) =>
  many("mass_views", cards, viewsAnHour, timesUsual, at);

const massLists: Part = ({ listedAnHour, timesUsual }, at) =>
  many("mass_lists", lists, listedAnHour, timesUsual, at);

const nightViews: Part = (watch, at) => sql`
  select 'night_views', staff_id, window_at, max(count), ${watch.nightViews}::int, '{}'::jsonb, true
  from (${looked(at, cards)}) hours
  where count > ${watch.nightViews} and ${atNight(watch, sql`window_at`)}
  group by staff_id, window_at`;

const taken = (at: SQL): SQL => sql`
  select id, staff_id, taken_at, greatest(coalesce(rows, 0), expected) as count from ${exports}
  where taken_at > ${at} - make_interval(hours => ${BACK_HOURS}) and taken_at <= ${at}`;

const bigExports: Part = ({ exportRows }, at) => sql`
  select 'big_export', staff_id, taken_at, count, ${exportRows}::int,
    jsonb_build_object('exportId', id), false
  from (${taken(at)}) files where count > ${exportRows}`;

/** A file of any size: nobody needs one at night. */
const nightExports: Part = (watch, at) => sql`
  select 'night_export', staff_id, taken_at, count, 0, jsonb_build_object('exportId', id), false
  from (${taken(at)}) files where ${atNight(watch, sql`taken_at`)}`;

/** A change of many at once is one event: it counts for all that it changed. */
const massReassign: Part = ({ reassigned }, at) => sql`
  select 'mass_reassign', person.id, date_trunc('hour', ${at}, 'UTC'), moved.count, ${reassigned}::int,
    '{}'::jsonb, true
  from ${staff} person, lateral (
    select coalesce(sum(coalesce((after ->> 'total')::int, 1)), 0)::int as count
    from ${events}
    where actor_id = person.id and at > ${at} - interval '1 hour' and at <= ${at}
      and (command = 'client.assign_owner'
        or (command = 'client.bulk_edit' and after -> 'change' ->> 'kind' = 'owner'))
  ) moved
  where moved.count > ${reassigned}`;
