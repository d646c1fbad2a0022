import { type AnyColumn, getTableColumns, is, or, type SQL, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import * as schema from "#db/schema.ts";

/**
 * Whether a row of any table there is names the record whose id is `own`; tables of `except` do not count, and neither
 * do rows that somebody has taken back (a verdict «не дубль»).
 */
export function pointedAt(own: AnyColumn, except: readonly PgTable[]): SQL<boolean> {
  const tables = Object.values(schema as Record<string, unknown>).filter((value) => is(value, PgTable));
  const links = tables
    .filter((table) => !except.includes(table))
    .flatMap((table) => {
      const { takenBackAt } = getTableColumns(table);
      const stands = takenBackAt
        ? sql` and pointing.${sql.identifier(takenBackAt.name)} is null`
        : sql.empty();
      return getTableConfig(table).foreignKeys.flatMap((key) => {
        const { columns, foreignTable } = key.reference();
        const [column] = columns;
        if (foreignTable !== own.table || !column) return [];
        // A table may point at itself: then its rows need a name of their own.
        const name = sql.identifier(column.name);
        return [sql`exists (select from ${table} pointing where pointing.${name} = ${own}${stands})`];
      });
    });
  return (or(...links) ?? sql`false`) as SQL<boolean>;
}
