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
    .select({
      fileSize: imports.fileSize,
      authorId: imports.authorId,
      kind: imports.kind,
      choice: imports.choice,
    })
    .from(imports)
    .where(and(eq(imports.id, importId), eq(imports.state, "reading")));
  if (!row) return;
  const { fileSize, authorId, kind, choice } = row;
  const file = await loadFile(importId, fileSize);
  try {
    await readApart(
      file,
      (reading, portions) =>
        inTransaction((tx) => keepSheet(tx, importId, authorId, reading, portions, now())),
      { choice, kind },
    );
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const { code } = error;
    await inTransaction((tx) => refuseFile(tx, importId, code, now()));
  }
}

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
  const again = sql`${imports.total} > 0`;
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
    .where(and(eq(imports.id, importId), eq(imports.state, "reading")));
}

async function keepSheet(
  tx: Tx,
  importId: string,
  authorId: string,
  reading: Reading,
  portions: AsyncIterable<string>,
  now: Date,
) {
  const [row] = await tx
    .select({
      state: imports.state,
      kind: imports.kind,
      total: imports.total,
      headers: imports.headers,
      mapping: imports.mapping,
      settings: imports.settings,
      fixes: imports.fixes,
      templateId: imports.templateId,
    })
    .from(imports)
    .where(eq(imports.id, importId))
    .for("update");
  if (row?.state !== "reading") return;
  await tx.delete(importRows).where(eq(importRows.importId, importId));
  for await (const rows of portions) {
    await tx.execute(sql`
      insert into ${importRows} (import_id, row_no, cells, problems)
      select ${importId}, r."rowNo", r.cells, coalesce(r.problems, '[]')
      from jsonb_to_recordset(${rows}::text::jsonb) as r("rowNo" int, cells jsonb, problems jsonb)`);
  }
  const { total, sheet, sheets, top, headers, encoding, delimiter, headerRow, fillers } = reading;
  const known =
    row.total > 0
      ? keptMapping(row, reading)
      : await knownMapping(tx, { ...row, importId, authorId }, reading);
  await tx
    .update(imports)
    .set({
      ...known,
      mapping: known.columns.map(({ guess }) => guess),
      state: "mapping",
      failure: null,
      plan: null,
      unknown: [],
      total,
      sheet,
      sheets,
      top,
      headers,
      encoding,
      delimiter,
      headerRow,
      fillers,
      progressAt: now,
      version: sql`${imports.version} + 1`,
    })
    .where(eq(imports.id, importId));
}
