import { type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { clients } from "#db/clients/table.ts";

export type KeyType = "text" | "int" | "timestamptz" | "numeric" | "date";

export interface Key {
  /** Over a row of `clients`, never null. */
  expression: SQL;
  type: KeyType;
}

/** A stretch of the list that an index gives in its order. */
export interface Walk {
  where?: SQL;
  /** Whose rows the query finds all but always: so it is walked, however rare the planner takes a find to be. */
  begins?: SQL;
  /** A row beside each client, by which it goes. */
  beside?: { table: PgTable; on: SQL };
  /** What all its rows have for the first key, or what each of them has. */
  first: { key: SQL; constant?: string | number };
  /** The second key, where there is one. */
  rest: readonly SQL[];
  /** What the index goes by, before the id. */
  along: readonly SQL[];
}

export interface ClientOrder {
  /** What rows are compared by before their id. */
  keys: readonly [Key] | readonly [Key, Key];
  /** Together all rows, in rising order; each is as good as its index. */
  walks: readonly Walk[];
  /** Those who have clients, each of whom is a stretch of his own; the walks are of the rest. */
  byOwner?: boolean;
}

export const text = (expression: SQL): Key => ({ expression, type: "text" });
export const name = text(sql`${clients.nameKey}`);
