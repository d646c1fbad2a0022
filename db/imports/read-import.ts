import { and, desc, eq, ne, sql } from "drizzle-orm";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { FileFault } from "./file-fault.ts";
import { findFillers, guessColumns } from "./guess.ts";
import type { ImportMapping } from "./input.ts";
import { readApart } from "./read-apart.ts";
import type { ReadFile } from "./read-file.ts";
import { importRows, imports } from "./table.ts";

/** The first work on an uploaded file: its cells into rows, and a guess what each column is. */
export async function readImport(importId: string, now: () => Date): Promise<void> {
  const [row] = await db
    .select({ file: imports.file, authorId: imports.authorId })
    .from(imports)
    .where(and(eq(imports.id, importId), eq(imports.state, "reading")));
  if (!row?.file) return;
  let sheet: ReadFile;
  try {
    sheet = await readApart(row.file);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const { code } = error;
    await inTransaction((tx) => refuseFile(tx, importId, code, now()));
    return;
  }
  await inTransaction((tx) => keepSheet(tx, importId, row.authorId, sheet, now()));
}

async function refuseFile(tx: Tx, importId: string, failure: string, now: Date) {
  await tx
    .update(imports)
    .set({
      state: "failed",
      failure,
      file: null,
      progressAt: now,
      finishedAt: now,
      version: sql`${imports.version} + 1`,
    })
    .where(and(eq(imports.id, importId), eq(imports.state, "reading")));
}

async function keepSheet(tx: Tx, importId: string, authorId: string, sheet: ReadFile, now: Date) {
  const [row] = await tx
    .select({ state: imports.state })
    .from(imports)
    .where(eq(imports.id, importId))
    .for("update");
  if (row?.state !== "reading") return;
  const columns = guessColumns(sheet, await rememberedMapping(tx, importId, authorId, sheet.headers));
  for (let at = 0; at < sheet.rows.length; at += 2_000) {
    const rows = JSON.stringify(sheet.rows.slice(at, at + 2_000));
    await tx.execute(sql`
      insert into ${importRows} (import_id, row_no, cells)
      select ${importId}, r."rowNo", r.cells
      from jsonb_to_recordset(${rows}::text::jsonb) as r("rowNo" int, cells jsonb)`);
  }
  await tx
    .update(imports)
    .set({
      state: "mapping",
      file: null,
      encoding: sheet.encoding,
      delimiter: sheet.delimiter,
      headerRow: sheet.headerRow,
      headers: sheet.headers,
      columns,
      mapping: columns.map(({ guess }) => guess),
      fillers: [...findFillers(sheet.rows)].slice(0, 100),
      total: sheet.rows.length,
      progressAt: now,
      version: sql`${imports.version} + 1`,
    })
    .where(eq(imports.id, importId));
}

/** How the same person last mapped a file with these very headers. */
async function rememberedMapping(
  tx: Tx,
  importId: string,
  authorId: string,
  headers: string[],
): Promise<ImportMapping | null> {
  const [last] = await tx
    .select({ mapping: imports.mapping })
    .from(imports)
    .where(
      and(
        eq(imports.authorId, authorId),
        ne(imports.id, importId),
        sql`${imports.startedAt} is not null`,
        sql`${imports.headers} = ${JSON.stringify(headers)}::text::jsonb`,
      ),
    )
    .orderBy(desc(imports.createdAt))
    .limit(1);
  return last?.mapping ?? null;
}
