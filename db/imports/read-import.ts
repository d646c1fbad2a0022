import { and, desc, eq, ne, sql } from "drizzle-orm";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { FileFault } from "./file-fault.ts";
import { asLastTime } from "./guess.ts";
import type { ImportMapping } from "./input.ts";
import { readApart } from "./read-apart.ts";
import type { Reading } from "./reading.ts";
import { importRows, imports } from "./table.ts";

/** The first work on an uploaded file: its cells into rows, and a guess what each column is. */
export async function readImport(importId: string, now: () => Date): Promise<void> {
  const [row] = await db
    .select({ fileSize: imports.fileSize, authorId: imports.authorId })
    .from(imports)
    .where(and(eq(imports.id, importId), eq(imports.state, "reading")));
  if (!row) return;
  const { fileSize, authorId } = row;
  const file = await loadFile(importId, fileSize);
  try {
    await readApart(file, (reading, portions) =>
      inTransaction((tx) => keepSheet(tx, importId, authorId, reading, portions, now())),
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

async function keepSheet(
  tx: Tx,
  importId: string,
  authorId: string,
  reading: Reading,
  portions: AsyncIterable<string>,
  now: Date,
) {
  const [row] = await tx
    .select({ state: imports.state })
    .from(imports)
    .where(eq(imports.id, importId))
    .for("update");
  if (row?.state !== "reading") return;
  const { headers, encoding, delimiter, headerRow, fillers, total } = reading;
  const remembered = await rememberedMapping(tx, importId, authorId, headers);
  const columns = remembered ? asLastTime(reading.columns, remembered) : reading.columns;
  for await (const rows of portions) {
    await tx.execute(sql`
      insert into ${importRows} (import_id, row_no, cells, problems)
      select ${importId}, r."rowNo", r.cells, coalesce(r.problems, '[]')
      from jsonb_to_recordset(${rows}::text::jsonb) as r("rowNo" int, cells jsonb, problems jsonb)`);
  }
  await tx
    .update(imports)
    .set({
      state: "mapping",
      file: null,
      encoding,
      delimiter,
      headerRow,
      headers,
      columns,
      mapping: columns.map(({ guess }) => guess),
      fillers,
      total,
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
