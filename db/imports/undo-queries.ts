import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { clients } from "#db/clients/table.ts";
import { db, type Reader } from "#db/index.ts";
import type { Outcome } from "./input.ts";
import { rowsOf } from "./queries.ts";
import { importRows } from "./table.ts";
import { touchedSince } from "./touched.ts";

/** What an undo would do: created clients that go, created clients that stay because they were worked with, updated ones. */
export async function countUndo(actor: Actor, importId: string, reader: Reader = db) {
  const [row] = await reader
    .select({
      removed: sql<number>`count(*) filter (where ${importRows.outcome} = 'created' and not ${touchedSince()})::int`,
      kept: sql<number>`count(*) filter (where ${importRows.outcome} = 'created' and ${touchedSince()})::int`,
      restored: sql<number>`count(*) filter (where ${importRows.outcome} = 'updated')::int`,
      edited: sql<number>`count(*) filter (where ${importRows.outcome} = 'updated'
        and ${clients.version} <> (${importRows.before}->'client'->>'version')::int + 1)::int`,
    })
    .from(importRows)
    .innerJoin(clients, eq(clients.id, importRows.clientId))
    .where(and(rowsOf(actor, importId), inArray(importRows.outcome, ["created", "updated"])));
  return row ?? { removed: 0, kept: 0, restored: 0, edited: 0 };
}

/** Created clients that an undo leaves, or has left, because people have worked with them. */
export function listKept(
  actor: Actor,
  importId: string,
  state: "done" | "undone",
  limit = 20,
  reader: Reader = db,
) {
  const outcome: Outcome = state === "done" ? "created" : "kept";
  return reader
    .select({ id: clients.id, name: clients.name })
    .from(importRows)
    .innerJoin(clients, eq(clients.id, importRows.clientId))
    .where(
      and(
        rowsOf(actor, importId),
        eq(importRows.outcome, outcome),
        state === "done" ? touchedSince() : sql`true`,
      ),
    )
    .orderBy(asc(clients.nameKey), asc(clients.id))
    .limit(limit);
}
