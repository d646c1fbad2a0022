import { getTableColumns, getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "../index.ts";

const BATCH = 2000;

/**
 * Insert rows that all fill the same columns: one statement and one parameter a batch, because two million separate
 * parameters cost more than the rows themselves. Columns that no row names take their defaults.
 */
export async function insertRows<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly T["$inferInsert"][],
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in first);
  const names = sql.join(
    columns.map(([, column]) => sql`${sql.identifier(column.name)}`),
    sql`, `,
  );
  const type = sql.identifier(getTableName(table));
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows
      .slice(from, from + BATCH)
      .map((row) =>
        Object.fromEntries(
          columns.map(([key, column]) => [column.name, (row as Record<string, unknown>)[key] ?? null]),
        ),
      );
    await tx.execute(
      sql`insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${type}, ${JSON.stringify(batch)}::jsonb)`,
    );
  }
}
