import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";

const dialect = new PgDialect();

/**
 * A piece of SQL of names alone, written down once: Drizzle would spell every column of it anew for each statement,
 * which takes longer than asking.
 * @throws Error when a value is in it: that must stay a parameter.
 */
export function written<T = unknown>(piece: SQL<T>): SQL<T> {
  const { sql: text, params } = dialect.sqlToQuery(piece);
  if (params.length > 0) throw new Error(`a value in what is written once: ${text}`);
  return sql.raw(text) as SQL<T>;
}
