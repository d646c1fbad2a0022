import { and, eq, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { recordEvent } from "#db/events.ts";
import { db, inTransaction, type Reader, type Tx } from "#db/index.ts";
import { authorActor } from "./author.ts";
import { checkImport } from "./check.ts";
import { forbid, noteTwice } from "./check-rows.ts";
import { changesTo, newClient } from "./decide.ts";
import type { Lookups } from "./draft.ts";
import { loadExisting } from "./existing.ts";
import { matchOf } from "./identity.ts";
import type { Outcome } from "./input.ts";
import { loadLookups } from "./lookups.ts";
import { countOutcomes } from "./outcomes.ts";
import { readImport } from "./read-import.ts";
import {
  type FileRow,
  holdImport,
  type ImportWork,
  moveCursor,
  nextRows,
  saveOutcomes,
  takenClients,
  takeWritingTurn,
  type Written,
} from "./rows.ts";
import { importJob, stopFor } from "./stop.ts";
import { imports } from "./table.ts";
import { undoChunk } from "./undo.ts";
import { type Creation, createClients, type Update, updateClients } from "./write.ts";

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
  branchId: string | null;
  /** Null when they could not be read: then the next transaction reads them itself. */
  ready: Promise<ReadyRow[] | null>;
}

interface ReadyRow extends FileRow {
  /** What a new client of this row is to be. */
  fresh: Creation["changes"] | null;
}

async function readyRows(
  reader: Reader,
  work: ImportWork,
  lookups: Lookups,
  branchId: string | null,
): Promise<ReadyRow[]> {
  const rows = await nextRows(reader, work, lookups);
  return rows.map((row) => ({
    ...row,
    fresh: row.plan === "create" ? newClient(row.draft, branchId) : null,
  }));
}

/** The next rows of the file into the base, with their outcomes and the place reached, all or nothing. */
async function writeChunk(tx: Tx, importId: string, ahead: Ahead | null, now: Date): Promise<Ahead | null> {
  await takeWritingTurn(tx);
  const work = await holdImport(tx, importId);
  if (work?.state !== "running") return null;
  const author = await authorActor(tx, work.authorId);
  if (!author) return stopFor(tx, work, "author_left", now);
  const { branchId } = author;
  const lookups = await loadLookups(tx, work);
  const known = ahead?.after === work.cursor && ahead.branchId === branchId ? await ahead.ready : null;
  const rows = known ?? (await readyRows(tx, work, lookups, branchId));
  if (rows.length === 0) {
    await finish(tx, importId, now);
    return null;
  }
  const to = { cursor: rows.at(-1)?.rowNo ?? work.cursor, doneRows: work.doneRows + rows.length };
  const ready = readyRows(db, { ...work, ...to }, lookups, branchId).catch(() => null);
  await saveOutcomes(tx, importId, await writeRows(tx, importId, author, rows, now));
  await moveCursor(tx, work, to, now);
  return { after: to.cursor, branchId, ready };
}

/** Rows as the check left them, met once more with the base: it may have changed since. */
async function writeRows(
  tx: Tx,
  importId: string,
  author: StaffActor,
  rows: readonly ReadyRow[],
  now: Date,
): Promise<Written[]> {
  const written: Written[] = [];
  const creations: Creation[] = [];
  const updates: Update[] = [];
  const kept = (rowNo: number, outcome: Outcome, clientId: string | null = null) =>
    written.push({ rowNo, outcome, clientId, before: null });
  const able = rows.filter(({ plan }) => plan !== "failed");
  const drafts = able.map(({ draft }) => draft);
  const ids = able.flatMap(({ clientId }) => clientId ?? []);
  const existing = await loadExisting(tx, author, drafts, true, ids);
  const taken = await takenClients(tx, importId, [...existing.clients.keys()]);
  for (const { rowNo, plan } of rows) if (plan === "failed") kept(rowNo, "failed");
  for (const { rowNo, draft, clientId, fresh } of able) {
    const own = clientId ? existing.clients.get(clientId) : undefined;
    const match = own ?? matchOf(draft, existing, (id) => taken.has(id));
    // The check has told the rows of the file apart: what one of them made or found is no other's client.
    const rival = own || !match ? undefined : taken.get(match.row.id);
    if (!match || (rival && !draft.externalId)) {
      creations.push({ rowNo, changes: fresh ?? newClient(draft, author.branchId) });
      continue;
    }
    taken.set(match.row.id, rowNo);
    if (rival) noteTwice(draft, rival);
    forbid(draft, match);
    if (draft.problems.some(({ level }) => level === "error")) {
      written.push({ rowNo, outcome: "failed", clientId: null, before: null, problems: draft.problems });
      continue;
    }
    const changes = changesTo(match, draft);
    if (changes) updates.push({ rowNo, existing: match, changes });
    else kept(rowNo, "unchanged", match.row.id);
  }
  const created = await createClients(tx, creations, importId);
  const updated = await updateClients(tx, updates, importId, now);
  return [
    ...written,
    ...created.map((row): Written => ({ ...row, outcome: "created" })),
    ...updated.map((row): Written => ({ ...row, outcome: "updated" })),
  ];
}

async function finish(tx: Tx, importId: string, now: Date): Promise<void> {
  const result = await countOutcomes(tx, importId);
  await tx
    .update(imports)
    .set({ state: "done", result, finishedAt: now, progressAt: now, version: sql`${imports.version} + 1` })
    .where(and(eq(imports.id, importId), eq(imports.state, "running")));
  await recordEvent(tx, importJob, {
    command: "import.finish",
    entity: "import",
    entityId: importId,
    after: result,
  });
}
