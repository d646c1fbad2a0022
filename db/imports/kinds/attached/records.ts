import { and, asc, eq, gt, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Actor } from "#db/actor.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { rowsOf } from "#db/imports/queries.ts";
import { importRows } from "#db/imports/table.ts";
import { db, type Reader, type Tx } from "#db/index.ts";
import type { interactions } from "#db/interactions/table.ts";
import type { orders, payments } from "#db/purchases/table.ts";
import { touchedSince } from "../clients/touched.ts";
import type { ImportKind, Kept } from "../kind.ts";
import { pointedAt } from "../pointed-at.ts";

type RecordTable = typeof orders | typeof payments | typeof interactions;

interface Records {
  table: RecordTable;
  /** Tables whose rows belong to the record and are no work with it. */
  own: readonly PgTable[];
  /** What it is called among those that stay. */
  name: SQL<string>;
  /** What must be undone before the records go, and what is counted anew after it. */
  before?: (tx: Tx, ids: readonly string[]) => Promise<void>;
  after: (tx: Tx, clientIds: readonly string[]) => Promise<void>;
}

const recordId = sql<string>`(${importRows.before}->>'record')::uuid`;
const uuids = (ids: readonly string[]) => sql`${sql.param([...ids])}::uuid[]`;

/**
 * The way back of an import whose rows made records: they go unless somebody has changed them since, or something else has
 * come to depend on them.
 */
export function recordUndo({
  table: of,
  own,
  name,
  before,
  after,
}: Records): Pick<ImportKind, "undo" | "undone" | "countUndo" | "listKept"> {
  // The three have what is asked of them here in common.
  const table = of as typeof orders;
  const cancelled = "cancelledAt" in of ? isNotNull(of.cancelledAt) : sql`false`;
  const touched = sql<boolean>`(${table.version} > 1 or ${cancelled} or ${pointedAt(table.id, own)})`;
  const made = (actor: Actor, importId: string, reader: Reader) =>
    reader
      .select({ touched: touched.as("touched") })
      .from(importRows)
      .innerJoin(table, eq(table.id, recordId))
      .where(and(rowsOf(actor, importId), eq(importRows.outcome, "created")))
      .as("made");
  return {
    undo: async (tx, importId, rowNos) => {
      const heads = sql`select coalesce(into_row, row_no) from ${importRows}
        where import_id = ${importId} and row_no = any(${sql.param([...rowNos])}::int[])`;
      const rows = await tx.execute<{ row: number; id: string }>(sql`
        select row_no as row, before->>'record' as id from ${importRows}
        where import_id = ${importId} and row_no in (${heads}) and before ? 'record'`);
      const found = await tx
        .select({ id: table.id, clientId: table.clientId, touched })
        .from(table)
        .innerJoin(clients, eq(clients.id, table.clientId))
        .where(
          inArray(
            table.id,
            rows.map(({ id }) => id),
          ),
        )
        .orderBy(table.clientId, table.id)
        .for("update", { of: table });
      const kept = new Set(found.filter((record) => record.touched).map(({ id }) => id));
      const gone = found.filter(({ id }) => !kept.has(id));
      const ids = gone.map(({ id }) => id);
      await before?.(tx, ids);
      if (ids.length > 0) await tx.execute(sql`delete from ${table} where id = any(${uuids(ids)})`);
      await after(tx, [...new Set(gone.map(({ clientId }) => clientId))]);
      // A card that was forgotten keeps no image of what the file wrote: its rows stay as they are.
      await tx.execute(sql`update ${importRows} set outcome = 'kept'
        where import_id = ${importId} and row_no in (${heads}) and outcome = 'created' and not coalesce(before ? 'record', false)`);
      // All rows of a record at once, also those that stand further up in the file.
      for (const [outcome, some] of Map.groupBy(rows, ({ id }) => (kept.has(id) ? "kept" : "removed"))) {
        const nos = sql.param(some.map(({ row }) => row));
        await tx.execute(sql`update ${importRows} set outcome = ${outcome}
          where import_id = ${importId} and outcome = 'created'
            and (row_no = any(${nos}::int[]) or into_row = any(${nos}::int[]))`);
      }
    },
    undone: removeMadeClients,
    countUndo: async (actor, importId, reader = db) => {
      const rows = made(actor, importId, reader);
      const [row] = await reader
        .select({
          removed: sql<number>`count(*) filter (where not ${rows.touched})::int`,
          kept: sql<number>`count(*) filter (where ${rows.touched})::int`,
        })
        .from(rows);
      return { removed: row?.removed ?? 0, kept: row?.kept ?? 0, restored: 0, edited: 0 };
    },
    listKept: (actor, importId, state, reader = db): Promise<Kept[]> =>
      reader
        .select({ id: table.id, clientId: clients.id, name })
        .from(importRows)
        .innerJoin(table, eq(table.id, recordId))
        .innerJoin(clients, eq(clients.id, table.clientId))
        .where(
          and(
            rowsOf(actor, importId),
            eq(importRows.outcome, state === "done" ? "created" : "kept"),
            state === "done" ? touched : sql`true`,
            visibleTo(actor),
          ),
        )
        .orderBy(asc(importRows.rowNo))
        .limit(20),
  };
}

/** Cards that go in one statement: each is looked for in every table that may name it. */
const CARDS = 100;

/** Clients that the file's rows were the first to name go too, unless somebody has worked with them since. */
export async function removeMadeClients(tx: Tx, importId: string): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await tx
      .select({ rowNo: importRows.rowNo, id: clients.id, touched: touchedSince() })
      .from(importRows)
      .innerJoin(clients, eq(clients.id, importRows.clientId))
      .where(
        and(
          eq(importRows.importId, importId),
          gt(importRows.rowNo, after),
          sql`${importRows.before} ? 'made'`,
          eq(clients.importId, importId),
        ),
      )
      .orderBy(asc(importRows.rowNo))
      .limit(CARDS);
    const gone = rows.flatMap(({ id, touched }) => (touched ? [] : [id]));
    if (gone.length > 0) await tx.delete(clients).where(inArray(clients.id, gone));
    if (rows.length < CARDS) return;
    after = rows.at(-1)?.rowNo ?? after;
  }
}
