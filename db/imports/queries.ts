import { and, asc, count, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { found } from "#db/errors.ts";
import { db, type Reader } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";
import { busyStates, type ImportState } from "./input.ts";
import { STALLED_MS } from "./limits.ts";
import { duplicateCodes, type ProblemCode, type RowProblem } from "./problems.ts";
import { visibleTo } from "./scope.ts";
import { importRows, imports } from "./table.ts";

const author = { surname: staff.surname, given: staff.given, patronymic: staff.patronymic };

const shown = {
  id: imports.id,
  number: imports.number,
  fileName: imports.fileName,
  fileSize: imports.fileSize,
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

export type ProblemFilter = "all" | "errors" | "duplicates" | ProblemCode;

/** The problems of a row one by one, as they were found. */
const elements = sql`lateral jsonb_array_elements(${importRows.problems}) with ordinality p(value, place)`;

const problem = sql<RowProblem>`p.value`;

function wanted(filter: ProblemFilter) {
  if (filter === "all") return sql`true`;
  if (filter === "errors") return sql`p.value->>'level' = 'error'`;
  if (filter === "duplicates") return inArray(sql`p.value->>'code'`, [...duplicateCodes]);
  return sql`p.value->>'code' = ${filter}`;
}

/** Troubles of the file, cell by cell in the order of its rows. */
export function listProblems(
  actor: Actor,
  importId: string,
  filter: ProblemFilter,
  limit = 50,
  reader: Reader = db,
) {
  return reader
    .select({ rowNo: importRows.rowNo, problem, cells: importRows.cells })
    .from(importRows)
    .innerJoin(elements, wanted(filter))
    .where(and(rowsOf(actor, importId), sql`${importRows.problems} <> '[]'::jsonb`))
    .orderBy(sql`p.value->>'level'`, asc(importRows.rowNo), sql`p.place`)
    .limit(limit);
}

export const samplesOfKind = 3;

/** A few troubles of each kind, errors and frequent kinds first: enough to see what the file suffers from. */
export async function sampleProblems(actor: Actor, importId: string, reader: Reader = db) {
  const place = sql`row_number() over (partition by p.value->>'code' order by ${importRows.rowNo}, p.place)`;
  const times = sql<number>`count(*) over (partition by p.value->>'code')::int`;
  const numbered = reader
    .select({
      rowNo: importRows.rowNo,
      problem: problem.as("problem"),
      cells: importRows.cells,
      place: place.as("place"),
      times: times.as("times"),
    })
    .from(importRows)
    .innerJoin(elements, sql`true`)
    .where(and(rowsOf(actor, importId), sql`${importRows.problems} <> '[]'::jsonb`))
    .as("numbered");
  return reader
    .select({ rowNo: numbered.rowNo, problem: numbered.problem, cells: numbered.cells })
    .from(numbered)
    .where(sql`${numbered.place} <= ${samplesOfKind}`)
    .orderBy(
      sql`${numbered.problem}->>'level'`,
      desc(numbered.times),
      sql`${numbered.problem}->>'code'`,
      sql`${numbered.place}`,
    );
}

/** How many troubles of each kind the file has. */
export async function countProblems(actor: Actor, importId: string, reader: Reader = db) {
  return reader
    .select({ code: sql<ProblemCode>`p.value->>'code'`, count: count() })
    .from(importRows)
    .innerJoin(elements, sql`true`)
    .where(and(rowsOf(actor, importId), sql`${importRows.problems} <> '[]'::jsonb`))
    .groupBy(sql`p.value->>'code'`)
    .orderBy(desc(count()), sql`1`);
}

/** Rows of a file in which a quote was read as a plain sign: the first few, and how many there are. */
export async function findStrayQuotes(actor: Actor, importId: string, reader: Reader = db) {
  const rows = await reader
    .select({ rowNo: importRows.rowNo, total: sql<number>`count(*) over ()::int` })
    .from(importRows)
    .where(
      and(
        rowsOf(actor, importId),
        sql`${importRows.problems} <> '[]'::jsonb`,
        sql`${importRows.problems} @> '[{"code": "stray_quote"}]'::jsonb`,
      ),
    )
    .orderBy(asc(importRows.rowNo))
    .limit(5);
  return { rows: rows.map(({ rowNo }) => rowNo), total: rows[0]?.total ?? 0 };
}

/** Rows that were not written, for the file of errors, a portion at a time. */
export function listFailedRows(
  actor: Actor,
  importId: string,
  afterRow: number,
  limit: number,
  reader: Reader = db,
) {
  return reader
    .select({ rowNo: importRows.rowNo, cells: importRows.cells, problems: importRows.problems })
    .from(importRows)
    .where(
      and(
        rowsOf(actor, importId),
        gt(importRows.rowNo, afterRow),
        sql`coalesce(${importRows.outcome}, ${importRows.plan}) = 'failed'`,
      ),
    )
    .orderBy(asc(importRows.rowNo))
    .limit(limit);
}
