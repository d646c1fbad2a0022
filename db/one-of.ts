import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/** One parameter, and so one statement for the server to remember, however long the list is. */
export const oneOf = (column: AnyColumn, values: readonly string[]): SQL =>
  sql`${column} = any(${sql.param(values)})`;
