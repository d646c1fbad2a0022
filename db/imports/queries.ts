import { and, desc, eq, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { found } from "#db/errors.ts";
import { db, type Reader } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";
import { busyStates, type ImportState } from "./input.ts";
import { STALLED_MS } from "./limits.ts";
import { visibleTo } from "./scope.ts";
import { importRows, imports } from "./table.ts";

const author = { surname: staff.surname, given: staff.given, patronymic: staff.patronymic };

const shown = {
  id: imports.id,
  number: imports.number,
  fileName: imports.fileName,
  fileSize: imports.fileSize,
  kind: imports.kind,
  state: imports.state,
  total: imports.total,
  doneRows: imports.doneRows,
  plan: imports.plan,
  result: imports.result,
  failure: imports.failure,
  createdAt: imports.createdAt,
  startedAt: imports.startedAt,
  finishedAt: imports.finishedAt,
  undoneAt: imports.undoneAt,
  progressAt: imports.progressAt,
  version: imports.version,
};

/** Earlier imports, newest first. */
export function listImports(actor: Actor, limit = 50, reader: Reader = db) {
  return reader
    .select({ ...shown, author })
    .from(imports)
    .innerJoin(staff, eq(staff.id, imports.authorId))
    .where(visibleTo(actor))
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(limit);
}

/** One import with its columns. */
export async function getImport(actor: Actor, importId: string, reader: Reader = db) {
  const [row] = await reader
    .select({
      ...shown,
      author,
      authorId: imports.authorId,
      encoding: imports.encoding,
      delimiter: imports.delimiter,
      headerRow: imports.headerRow,
      headers: imports.headers,
      columns: imports.columns,
      mapping: imports.mapping,
      settings: imports.settings,
      fixes: imports.fixes,
      unknown: imports.unknown,
      sheet: imports.sheet,
      sheets: imports.sheets,
      top: imports.top,
      hasFile: sql<boolean>`${imports.file} is not null`,
    })
    .from(imports)
    .innerJoin(staff, eq(staff.id, imports.authorId))
    .where(and(eq(imports.id, importId), visibleTo(actor)));
  return found(row);
}

export interface Progress {
  state: ImportState;
  total: number;
  doneRows: number;
  version: number;
  /** The worker has been silent too long: the work may be asked for again. */
  stalled: boolean;
}

/** How far the work is: asked every second while a page is open. */
export async function getImportProgress(
  actor: Actor,
  importId: string,
  now: Date,
  reader: Reader = db,
): Promise<Progress> {
  const { state, total, doneRows, version, progressAt } = imports;
  const [row] = await reader
    .select({ state, total, doneRows, version, progressAt })
    .from(imports)
    .where(and(eq(imports.id, importId), visibleTo(actor)));
  const { progressAt: at, ...rest } = found(row);
  return { ...rest, stalled: isStalled(rest.state, at, now) };
}

export function isStalled(state: ImportState, progressAt: Date | null, now: Date): boolean {
  return busyStates.includes(state) && now.getTime() - (progressAt?.getTime() ?? 0) >= STALLED_MS;
}

/** Rows of an import of which the actor may know: through the import, never by the row alone. */
export const rowsOf = (actor: Actor, importId: string) =>
  and(
    eq(importRows.importId, importId),
    sql`exists (select from ${imports} where ${imports.id} = ${importId} and ${visibleTo(actor)})`,
  );
