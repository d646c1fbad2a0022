import { eq, sql } from "drizzle-orm";
import { classBecause } from "#db/classes/because.ts";
import { recordEvent } from "#db/events.ts";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { checkImport } from "./check.ts";
import { leaveOutPortion } from "./leave-out.ts";
import { countOutcomes } from "./outcomes.ts";
import { holdFor, openPass, type Pass } from "./pass.ts";
import { readImport } from "./read-import.ts";
import { moveCursor, saveOutcomes, takeWritingTurn } from "./rows.ts";
import { importJob } from "./stop.ts";
import { imports } from "./table.ts";
import { undoChunk } from "./undo.ts";

export interface Run {
  stopping?: AbortSignal;
  /** Rows of one transaction; else what the kind takes by itself. */
  portion?: number;
}

/**
 * Does whatever an import waits for: reading, checking, writing, undoing. Safe to call again at any time, after a
 * crash and from two workers at once: each portion of rows is one transaction that begins where the last one ended.
 */
export async function runImport(
  importId: string,
  now: () => Date,
  { stopping, portion }: Run = {},
): Promise<void> {
  let pass: Pass | null = null;
  for (;;) {
    stopping?.throwIfAborted();
    const [row] = await db.select({ state: imports.state }).from(imports).where(eq(imports.id, importId));
    if (row?.state === "reading") await readImport(importId, now);
    else if (row?.state === "checking") await checkImport(importId, now, portion);
    else if (row?.state === "running") {
      pass ??= await openPass(importId, "running", { now: now(), portion });
      if (pass && !(await writePortion(pass, now()))) pass = null;
    } else if (row?.state === "undoing") await inTransaction((tx) => undoChunk(tx, importId, now(), portion));
    else if (row?.state === "stopping" || row?.state === "withdrawing")
      await inTransaction((tx) => leaveOutPortion(tx, importId, now(), portion));
    else return;
    const [after] = await db.select({ state: imports.state }).from(imports).where(eq(imports.id, importId));
    // Reading and checking are done in one go; if they changed nothing, another worker has the work.
    if (after?.state === row.state && (row.state === "reading" || row.state === "checking")) return;
  }
}

/** The next rows of the file into the base, with their outcomes and the place reached, all or nothing. */
async function writePortion(pass: Pass, now: Date): Promise<boolean> {
  const { importId, kind, lookups } = pass;
  const rows = await pass.rows.after(pass.cursor);
  return inTransaction(async (tx) => {
    await takeWritingTurn(tx);
    const held = await holdFor(tx, pass, now);
    if (!held) return false;
    const { work, author } = held;
    const last = rows.at(-1);
    if (!last) {
      await finish(tx, importId, now);
      return false;
    }
    await classBecause(tx, { why: "import", at: now, staffId: work.authorId });
    await saveOutcomes(tx, importId, await kind.write(tx, { work, kind, author, lookups, rows, now }));
    const to = { cursor: last.rowNo, doneRows: work.doneRows + rows.length };
    await moveCursor(tx, work, to, now);
    Object.assign(pass, to);
    return true;
  });
}

async function finish(tx: Tx, importId: string, now: Date): Promise<void> {
  const result = await countOutcomes(tx, importId);
  await tx
    .update(imports)
    .set({ state: "done", result, finishedAt: now, progressAt: now, version: sql`${imports.version} + 1` })
    .where(eq(imports.id, importId));
  await recordEvent(tx, importJob, {
    command: "import.finish",
    entity: "import",
    entityId: importId,
    after: result,
  });
}
