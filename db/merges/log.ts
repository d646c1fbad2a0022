import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";

/** Columns of the primary key; most tables have one. */
export type KeyColumns = readonly string[];
export const byId: KeyColumns = ["id"];

export const name = (identifier: string) => sql`${sql.identifier(identifier)}`;
const list = (parts: readonly SQL[], between = sql`, `) => sql.join([...parts], between);
export const keysMatch = (key: KeyColumns, one: SQL, other: SQL) =>
  list(
    key.map((column) => sql`${one}.${name(column)} = ${other}.${name(column)}`),
    sql` and `,
  );

interface Place {
  table: string;
  key?: KeyColumns;
  /** Of the rows, which the statement calls `t`. */
  where: SQL;
}

/** Writes to the tables, and writes down how each row was before. Names come from the registry of references only. */
export interface MergeLog {
  /** Put new values into rows; they may speak of `t` as it was. */
  set(place: Place & { values: Readonly<Record<string, SQL>> }): Promise<void>;
  remove(place: Place): Promise<void>;
}

/** `done`: how many steps the merge has behind it, when something comes to it later. */
export function mergeLog(tx: Tx, mergeId: string, done = 0): MergeLog {
  let step = done;
  const head = (table: string) =>
    sql`insert into client_merge_changes (merge_id, step, table_name, key, before, after)
      select ${mergeId}::uuid, ${++step}::int, ${table}, `;
  return {
    async set({ table, key = byId, where, values }) {
      const columns = Object.keys(values);
      const object = (row: SQL, names: readonly string[]) =>
        sql`jsonb_build_object(${list(names.map((column) => sql`${column}::text, ${row}.${name(column)}`))})`;
      await tx.execute(sql`
        with old as (select t.* from ${name(table)} t where ${where} for update),
        changed as (
          update ${name(table)} t set ${list(columns.map((column) => sql`${name(column)} = ${values[column]}`))}
          from old where ${keysMatch(key, sql`t`, sql`old`)}
          returning ${object(sql`t`, key)} as key, ${object(sql`old`, columns)} as before, ${object(sql`t`, columns)} as after
        )
        ${head(table)} key, before, after from changed where before <> after`);
    },
    async remove({ table, key = byId, where }) {
      await tx.execute(sql`
        with gone as (delete from ${name(table)} t where ${where} returning t.*)
        ${head(table)} jsonb_build_object(${list(key.map((column) => sql`${column}::text, gone.${name(column)}`))}),
          to_jsonb(gone), null from gone`);
    },
  };
}
