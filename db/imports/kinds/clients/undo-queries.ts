import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { versionsTakenBack } from "#db/bulk/taken-back.ts";
import { clients } from "#db/clients/table.ts";
import type { Outcome } from "#db/imports/input.ts";
import { rowsOf } from "#db/imports/queries.ts";
import { importRows, imports } from "#db/imports/table.ts";
import { db, type Reader } from "#db/index.ts";
import type { Kept, UndoCounts } from "../kind.ts";
import { touchedSince } from "./touched.ts";

/** What an undo would do: created clients that go, created clients that stay because they were worked with, updated ones. */
export async function countUndo(actor: Actor, importId: string, reader: Reader = db): Promise<UndoCounts> {
  const written = sql`(${importRows.before}->'client'->>'version')::int + 1`;
  const finished = sql`(select ${imports.finishedAt} from ${imports} where ${imports.id} = ${importRows.importId})`;
  const takenBack = versionsTakenBack(clients.id, finished);
  const rows = reader
    .select({
      outcome: importRows.outcome,
      // Asked once a row: it looks into every table that may point at the client.
      touched: sql<boolean>`case ${importRows.outcome} when 'created' then ${touchedSince()}
        else ${clients.version} <> ${written} and ${clients.version} <> ${written} + ${takenBack} end`.as(
        "touched",
      ),
    })
    .from(importRows)
    .innerJoin(clients, eq(clients.id, importRows.clientId))
    .where(and(rowsOf(actor, importId), inArray(importRows.outcome, ["created", "updated"])))
    .as("rows");
  const count = (where: SQL) => sql<number>`count(*) filter (where ${where})::int`;
  const [row] = await reader
    .select({
      removed: count(sql`${rows.outcome} = 'created' and not ${rows.touched}`),
      kept: count(sql`${rows.outcome} = 'created' and ${rows.touched}`),
      restored: count(sql`${rows.outcome} = 'updated'`),
      edited: count(sql`${rows.outcome} = 'updated' and ${rows.touched}`),
    })
    .from(rows);
  return row ?? { removed: 0, kept: 0, restored: 0, edited: 0 };
}

/** Created clients that an undo leaves, or has left, because people have worked with them. */
export function listKept(
  actor: Actor,
  importId: string,
  state: "done" | "undone",
  reader: Reader = db,
): Promise<Kept[]> {
  const outcome: Outcome = state === "done" ? "created" : "kept";
  return reader
    .select({ id: clients.id, clientId: clients.id, name: clients.name })
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
    .limit(20);
}
