import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "#db/index.ts";

type Row = Record<string, unknown>;

/**
 * Thousands of rows in one statement with one parameter: building a parameter for every value costs several times
 * more than the database takes to store it. Names and types come from the table's own definition.
 */
function recordset(columns: readonly (readonly [string, PgColumn])[], rows: readonly Row[]): SQL {
  const fields = columns.map(([key, column]) => sql`${sql.identifier(key)} ${sql.raw(column.getSQLType())}`);
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(${sql.join(fields, sql`, `)})`;
}

function columnsOf(table: PgTable, keys: readonly string[]): (readonly [string, PgColumn])[] {
  const all = getTableColumns(table) as Record<string, PgColumn>;
  return keys.map((key) => [key, all[key] as PgColumn] as const);
}

/** Inserts rows of one shape: the first one says which columns are given, the others get their defaults. */
export async function insertMany<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly T["$inferInsert"][],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = columnsOf(table, Object.keys(first));
  const names = columns.map(([, column]) => sql.identifier(column.name));
  const values = columns.map(([key]) => sql`r.${sql.identifier(key)}`);
  await tx.execute(sql`insert into ${table} (${sql.join(names, sql`, `)})
    select ${sql.join(values, sql`, `)} from ${recordset(columns, rows)}`);
}

/** Sets the given columns of many rows, found by id. */
export async function updateMany<T extends PgTable, K extends keyof T["$inferSelect"] & string>(
  tx: Tx,
  table: T,
  keys: readonly K[],
  rows: readonly Record<K | "id", unknown>[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(table, keys);
  const only = (row: Row) => Object.fromEntries(["id", ...keys].map((key) => [key, row[key]]));
  const sets = columns.map(([key, column]) => sql`${sql.identifier(column.name)} = r.${sql.identifier(key)}`);
  await tx.execute(sql`update ${table} t set ${sql.join(sets, sql`, `)}
    from ${recordset([...columns, ...columnsOf(table, ["id"])], rows.map(only))} where t.id = r.id`);
}
