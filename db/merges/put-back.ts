import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import type { Kept } from "./kept.ts";
import { name } from "./log.ts";

export interface Step extends Record<string, unknown> {
  step: number;
  table: string;
  /** The columns that were changed; null when rows were taken away. */
  columns: string[] | null;
  key: string[];
}

type Changed = Kept["changed"];
const list = (parts: readonly SQL[], between = sql`, `) => sql.join([...parts], between);

/** Steps of a merge, the last first. */
export async function stepsOf(tx: Tx, mergeId: string): Promise<Step[]> {
  const rows = await tx.execute<Step>(sql`
    select distinct on (step) step, table_name as "table",
      case when after is not null then (select array_agg(c order by c) from jsonb_object_keys(after) c) end as columns,
      (select array_agg(c order by c) from jsonb_object_keys(key) c) as key
    from client_merge_changes where merge_id = ${mergeId} order by step desc`);
  return [...rows];
}

/** A change as three rows of its table: what it is found by, what was, what was made of it. */
const changes = (mergeId: string, { step, table }: Step, one?: string) => sql`(
  select ch.key as key, jsonb_populate_record(null::${name(table)}, ch.key) as k,
    jsonb_populate_record(null::${name(table)}, ch.before) as b, jsonb_populate_record(null::${name(table)}, ch.after) as a
  from client_merge_changes ch
  where ch.merge_id = ${mergeId} and ch.step = ${step} ${one ? sql`and ch.id = ${one}::uuid` : sql``})`;

/**
 * Columns that still have what the merge gave them get back what they had; the others stay as people made them since.
 * `together`: a row goes back whole or not at all. Answers the rows that did not go back whole.
 */
export async function putBackColumns(
  tx: Tx,
  mergeId: string,
  step: Step,
  { together = false, only = sql`true` }: { together?: boolean; only?: SQL } = {},
  one?: string,
): Promise<Changed> {
  const columns = step.columns ?? [];
  const same = (column: string) => sql`t.${name(column)} is not distinct from (ch.a).${name(column)}`;
  const all = list(columns.map(same), sql` and `);
  const back = columns.map(
    (column) =>
      sql`${name(column)} = case when ${together ? sql`true` : same(column)} then (ch.b).${name(column)} else t.${name(column)} end`,
  );
  const byKey = list(
    step.key.map((column) => sql`t.${name(column)} = (ch.k).${name(column)}`),
    sql` and `,
  );
  const whole = list(
    columns.map((column) => sql`t.${name(column)} is not distinct from (ch.b).${name(column)}`),
    sql` and `,
  );
  const left = list(
    columns.map(
      (column) =>
        sql`case when t.${name(column)} is distinct from (ch.b).${name(column)} then ${column}::text end`,
    ),
  );
  const rows = await tx.execute<{ key: Record<string, unknown>; columns: string[] | null }>(sql`
    with ch as materialized ${changes(mergeId, step, one)},
    done as (
      update ${name(step.table)} t set ${list(back)} from ch
      where ${byKey} and ${only} and ${together ? all : sql`true`}
      returning ch.key, ${whole} as whole, array_remove(array[${left}], null) as columns)
    select ch.key, done.columns from ch left join done on done.key = ch.key
    where done.key is null or not done.whole`);
  return [...rows].map(({ key, columns: changed }) => ({
    table: step.table,
    key,
    columns: changed ?? columns,
  }));
}

/** Rows that were taken away come back. Answers those that could not: their place is taken. */
export async function putBackRows(tx: Tx, mergeId: string, step: Step, one?: string): Promise<Changed> {
  const columns = await storedColumns(tx, step.table);
  const rows = await tx.execute<{ key: Record<string, unknown> }>(sql`
    with ch as materialized ${changes(mergeId, step, one)},
    done as (
      insert into ${name(step.table)} (${list(columns.map(name))}) overriding system value
      select ${list(columns.map((column) => sql`(ch.b).${name(column)}`))} from ch
      on conflict do nothing returning *)
    select ch.key from ch where not exists (select from done t where ${list(
      step.key.map((column) => sql`t.${name(column)} = (ch.k).${name(column)}`),
      sql` and `,
    )})`);
  return [...rows].map(({ key }) => ({ table: step.table, key, columns: [] }));
}

async function storedColumns(tx: Tx, table: string): Promise<string[]> {
  const rows = await tx.execute<{ name: string }>(sql`
    select attname as name from pg_attribute
    where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum`);
  return [...rows].map((row) => row.name);
}

/** The ids of the changes of one step, for when the step as a whole cannot be undone. */
export async function changesOf(tx: Tx, mergeId: string, step: number) {
  const rows = await tx.execute<{ id: string; key: Record<string, unknown> }>(
    sql`select id, key from client_merge_changes where merge_id = ${mergeId} and step = ${step} order by id`,
  );
  return [...rows];
}
