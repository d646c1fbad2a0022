import { and, desc, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { db, type Reader } from "#db/index.ts";
import { rowsOf } from "./queries.ts";
import type { Choice } from "./rules.ts";
import { importRows } from "./table.ts";

const ground = sql`${importRows.twin}->>'ground' = 'unknown'`;

/** Clients that a file names and the base does not have, with how many rows are theirs, those of most rows first. */
export function listUnknownClients(actor: Actor, importId: string, limit = 50, reader: Reader = db) {
  const key = sql<string>`${importRows.twin}->>'key'`;
  const rows = sql<number>`count(*)::int`;
  return reader
    .select({
      key,
      name: sql<string>`min(${importRows.twin}->>'name')`,
      rows,
      /** What was decided about it by itself. */
      choice: sql<Choice | null>`min(${importRows.choice})`,
      total: sql<number>`count(*) over ()::int`,
    })
    .from(importRows)
    .where(and(rowsOf(actor, importId), ground))
    .groupBy(key)
    .orderBy(desc(rows), key)
    .limit(limit);
}
