import { type AnyColumn, getTableName, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { clients } from "#db/clients/table.ts";

/**
 * What one count of all clients reads beside them, each table once. Where few clients are asked a condition goes along an
 * index for each of them; of a million that is a million searches, and a join of two whole tables takes a fifth of it.
 */
export class Beside {
  readonly #joins = new Map<string, SQL>();

  /** Joins a table with one row a client at most: its columns can be named then, and are null for who has none. */
  table(table: PgTable, clientId: AnyColumn): void {
    this.#joins.set(getTableName(table), sql`left join ${table} on ${clientId} = ${clients.id}`);
  }

  /** Joins rows with a `client_id` each, one a client at most, known by `key`. Answers the column of them that is asked for. */
  column(key: string, rows: SQL, name: string): SQL {
    const alias = sql.identifier(`beside ${key}`);
    this.#joins.set(key, sql`left join (${rows}) ${alias} on ${alias}.client_id = ${clients.id}`);
    return sql`${alias}.${sql.identifier(name)}`;
  }

  /** `clients` with everything that was asked for. */
  get clients(): SQL {
    return sql.join([sql`${clients}`, ...this.#joins.values()], sql` `);
  }
}
