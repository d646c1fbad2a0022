import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { classBecause } from "#db/classes/because.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import { kindOf } from "./kinds/kinds.ts";
import { unmakeNames } from "./make-names.ts";
import { countOutcomes } from "./outcomes.ts";
import { holdImport, moveCursor, takeWritingTurn } from "./rows.ts";
import { importJob } from "./stop.ts";
import { importRows, imports } from "./table.ts";

/** The next rows back, last written first, with their outcomes and the place reached, all or nothing. */
export async function undoChunk(tx: Tx, importId: string, now: Date, portion?: number): Promise<void> {
  await takeWritingTurn(tx);
  const work = await holdImport(tx, importId);
  if (work?.state !== "undoing") return;
  const kind = kindOf(work.kind);
  const rows = await tx
    .select({ rowNo: importRows.rowNo })
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, importId),
        lt(importRows.rowNo, work.cursor),
        inArray(importRows.outcome, ["created", "updated"]),
      ),
    )
    .orderBy(desc(importRows.rowNo))
    .limit(portion ?? kind.chunk);
  if (rows.length === 0) {
    await kind.undone?.(tx, importId);
    await unmakeNames(tx, work.settings);
    await finishUndo(tx, importId, now);
    return;
  }
  await classBecause(tx, { why: "import_undone", at: now });
  await kind.undo(
    tx,
    importId,
    rows.map(({ rowNo }) => rowNo),
    now,
  );
  const to = { cursor: rows.at(-1)?.rowNo ?? work.cursor, doneRows: work.doneRows + rows.length };
  await moveCursor(tx, work, to, now);
}

async function finishUndo(tx: Tx, importId: string, now: Date): Promise<void> {
  const result = await countOutcomes(tx, importId);
  await tx
    .update(imports)
    .set({ state: "undone", result, undoneAt: now, progressAt: now, version: sql`${imports.version} + 1` })
    .where(eq(imports.id, importId));
  await recordEvent(tx, importJob, {
    command: "import.undone",
    entity: "import",
    entityId: importId,
    after: result,
  });
}
