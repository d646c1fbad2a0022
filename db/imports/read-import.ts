import { and, eq, sql } from "drizzle-orm";
import { FileFault } from "#db/imports/file/file-fault.ts";
import { readApart } from "#db/imports/file/read-apart.ts";
import type { Reading } from "#db/imports/file/reading.ts";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { keptMapping, knownMapping } from "./known-mapping.ts";
import { importRows, imports } from "./table.ts";

/** The first work on an uploaded file: its cells into rows, and a guess what each column is. */
export async function readImport(importId: string, now: () => Date): Promise<void> {
  const [row] = await db
    .select({ fileSize: imports.fileSize, kind: imports.kind, choice: imports.choice })
    .from(imports)
    .where(inReading(importId));
  if (!row) return;
  const { fileSize, kind, choice } = row;
  const file = await loadFile(importId, fileSize);
  try {
    await readApart(file, (reading, portions) => keepSheet(importId, reading, portions, now), {
      choice,
      kind,
    });
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const { code } = error;
    await inTransaction((tx) => refuseFile(tx, importId, code, now()));
  }
}

const inReading = (importId: string) => and(eq(imports.id, importId), eq(imports.state, "reading"));

/** By pieces: the driver takes six times the size of what it carries at once. */
async function loadFile(importId: string, fileSize: number): Promise<Uint8Array> {
  const file = new Uint8Array(fileSize);
  const piece = 2 * 1024 * 1024;
  for (let at = 0; at < fileSize; at += piece) {
    const [row] = await db
      .select({ part: sql<Uint8Array>`substring(${imports.file} from ${at + 1}::int for ${piece}::int)` })
      .from(imports)
      .where(eq(imports.id, importId));
    if (row) file.set(row.part, at);
  }
  return file;
}

/** A file that was read before is still there as it was read then; only the new way to read it has failed. */
async function refuseFile(tx: Tx, importId: string, failure: string, now: Date) {
  const again = sql`${imports.headerRow} is not null`;
  await tx
    .update(imports)
    .set({
      state: sql`case when ${again} then 'mapping' else 'failed' end`,
      failure,
      choice: sql`case when ${again} then '{}'::jsonb else ${imports.choice} end`,
      file: sql`case when ${again} then ${imports.file} end`,
      progressAt: now,
      finishedAt: sql`case when ${again} then null else ${now.toISOString()}::timestamptz end`,
      version: sql`${imports.version} + 1`,
    })
    .where(inReading(importId));
}

/**
 * The rows portion by portion, each in a transaction of its own, so that a large file shows how far it is. Whoever begins
 * anew takes the rows of the one before away; from then on that one finds its place moved and gives up.
 */
async function keepSheet(
  importId: string,
  reading: Reading,
  portions: AsyncIterable<string>,
  now: () => Date,
): Promise<void> {
  const begun = await inTransaction((tx) => begin(tx, importId, reading.total, now()));
  if (!begun) return;
  let doneRows = 0;
  for await (const rows of portions) {
    const kept = await inTransaction((tx) => keepRows(tx, importId, { rows, doneRows }, now()));
    if (kept === null) return;
    doneRows += kept;
  }
  await inTransaction((tx) => finish(tx, importId, { reading, doneRows }, now()));
}

async function begin(tx: Tx, importId: string, total: number, now: Date): Promise<boolean> {
  const held = await tx
    .update(imports)
    .set({ total, doneRows: 0, cursor: 0, headerRow: null, progressAt: now })
    .where(inReading(importId))
    .returning({ id: imports.id });
  if (held.length > 0) await tx.delete(importRows).where(eq(importRows.importId, importId));
  return held.length > 0;
}

/** How many they were; null when the reading is somebody else's by now. */
async function keepRows(
  tx: Tx,
  importId: string,
  { rows, doneRows }: { rows: string; doneRows: number },
  now: Date,
): Promise<number | null> {
  // Lost or kept together with the place reached: it need not reach the disk at once.
  await tx.execute(sql`select set_config('synchronous_commit', 'off', true)`);
  const [held] = await tx
    .select({ doneRows: imports.doneRows })
    .from(imports)
    .where(inReading(importId))
    .for("update");
  if (held?.doneRows !== doneRows) return null;
  const { count } = await tx.execute(sql`
    insert into ${importRows} (import_id, row_no, cells, problems)
    select ${importId}, r."rowNo", r.cells, coalesce(r.problems, '[]')
    from jsonb_to_recordset(${rows}::text::jsonb) as r("rowNo" int, cells jsonb, problems jsonb)`);
  await tx
    .update(imports)
    .set({ doneRows: doneRows + count, progressAt: now })
    .where(eq(imports.id, importId));
  return count;
}

async function finish(
  tx: Tx,
  importId: string,
  { reading, doneRows }: { reading: Reading; doneRows: number },
  now: Date,
): Promise<void> {
  const [row] = await tx
    .select({
      authorId: imports.authorId,
      doneRows: imports.doneRows,
      kind: imports.kind,
      headers: imports.headers,
      mapping: imports.mapping,
      settings: imports.settings,
      fixes: imports.fixes,
      templateId: imports.templateId,
    })
    .from(imports)
    .where(inReading(importId))
    .for("update");
  if (row?.doneRows !== doneRows) return;
  const { total, sheet, sheets, top, headers, encoding, delimiter, headerRow, fillers } = reading;
  const known =
    row.headers.length > 0
      ? keptMapping(row, reading)
      : await knownMapping(tx, { ...row, importId }, reading);
  await tx
    .update(imports)
    .set({
      ...known,
      mapping: known.columns.map(({ guess }) => guess),
      state: "mapping",
      failure: null,
      plan: null,
      unknown: [],
      ...{ total, sheet, sheets, top, headers, encoding, delimiter, headerRow, fillers },
      progressAt: now,
      version: sql`${imports.version} + 1`,
    })
    .where(eq(imports.id, importId));
}
