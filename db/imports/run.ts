import { eq, sql } from "drizzle-orm";
import { classBecause } from "#db/classes/because.ts";
import { recordEvent } from "#db/events.ts";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { authorActor } from "./author.ts";
import { checkImport } from "./check.ts";
import type { ImportKind } from "./kinds/kind.ts";
import { kindWithOwn } from "./kinds/kinds.ts";
import { loadLookups } from "./lookups.ts";
import type { Lookups } from "./named.ts";
import { nextRows } from "./next-rows.ts";
import { countOutcomes } from "./outcomes.ts";
import { readImport } from "./read-import.ts";
import { type FileRow, holdImport, moveCursor, saveOutcomes, takeWritingTurn } from "./rows.ts";
import { importJob, stopFor } from "./stop.ts";
import { imports } from "./table.ts";
import { undoChunk } from "./undo.ts";

/**
 * Does whatever an import waits for: reading, checking, writing, undoing. Safe to call again at any time, after a
 * crash and from two workers at once: each chunk of rows is one transaction that begins where the last one ended.
 */
export async function runImport(importId: string, now: () => Date, stopping?: AbortSignal): Promise<void> {
  let ahead: Ahead | null = null;
  for (;;) {
    stopping?.throwIfAborted();
    const [row] = await db.select({ state: imports.state }).from(imports).where(eq(imports.id, importId));
    if (row?.state === "reading") await readImport(importId, now);
    else if (row?.state === "checking") await checkImport(importId, now);
    else if (row?.state === "running") {
      const known: Ahead | null = ahead;
      ahead = await inTransaction((tx) => writeChunk(tx, importId, known, now()));
    } else if (row?.state === "undoing") await inTransaction((tx) => undoChunk(tx, importId, now()));
    else return;
    const [after] = await db.select({ state: imports.state }).from(imports).where(eq(imports.id, importId));
    // Reading and checking are done in one go; if they changed nothing, another worker has the work.
    if (after?.state === row.state && (row.state === "reading" || row.state === "checking")) return;
  }
}

/** Rows after a place in the file, made ready while the database is busy with those before it. */
interface Ahead {
  after: number;
  kind: ImportKind;
  lookups: Lookups;
  /** Null when they could not be read: then the next transaction reads them itself. */
  ready: Promise<FileRow[] | null>;
}

/** The next rows of the file into the base, with their outcomes and the place reached, all or nothing. */
async function writeChunk(tx: Tx, importId: string, ahead: Ahead | null, now: Date): Promise<Ahead | null> {
  await takeWritingTurn(tx);
  const work = await holdImport(tx, importId);
  if (work?.state !== "running") return null;
  const author = await authorActor(tx, work.authorId);
  if (!author) return stopFor(tx, work, "author_left", now);
  const kind = ahead?.kind ?? (await kindWithOwn(work.kind, tx));
  const lookups = ahead?.lookups ?? (await loadLookups(tx, author, work));
  const known = ahead?.after === work.cursor ? await ahead.ready : null;
  const rows = known ?? (await nextRows(tx, work, kind, lookups));
  if (rows.length === 0) {
    await finish(tx, importId, now);
    return null;
  }
  const to = { cursor: rows.at(-1)?.rowNo ?? work.cursor, doneRows: work.doneRows + rows.length };
  const ready = nextRows(db, { ...work, ...to }, kind, lookups).catch(() => null);
  await classBecause(tx, { why: "import", at: now, staffId: work.authorId });
  await saveOutcomes(tx, importId, await kind.write(tx, { work, kind, author, lookups, rows, now }));
  await moveCursor(tx, work, to, now);
  return { after: to.cursor, kind, lookups, ready };
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
