import { and, asc, count, desc, gt, inArray, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { db, type Reader } from "#db/index.ts";
import { duplicateCodes, type ProblemCode, type RowProblem } from "./problems.ts";
import { rowsOf } from "./queries.ts";
import { importRows } from "./table.ts";

/** All, the errors, what looks like doubles, what is skipped, or one kind of trouble. */
export type ProblemFilter = "all" | "errors" | "duplicates" | "skipped" | ProblemCode;

/** The problems of a row one by one, as they were found. */
const elements = sql`lateral jsonb_array_elements(${importRows.problems}) with ordinality p(value, place)`;

const problem = sql<RowProblem>`p.value`;

function wanted(filter: ProblemFilter) {
  if (filter === "all") return sql`true`;
  if (filter === "errors") return sql`p.value->>'level' = 'error'`;
  if (filter === "skipped") return sql`p.value->>'level' = 'skip'`;
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

/** Cells that read the same and suffer from the same, with the first row they stand in. */
export interface ProblemGroup {
  rowNo: number;
  cells: string[];
  problem: RowProblem;
  /** Rows alike; 1 for what cannot be alike: an empty cell, a trouble of a whole row. */
  times: number;
}

/**
 * Troubles of the file, those of the same value in the same column together. Of all kinds only a few of each, errors and
 * frequent kinds first: enough to see what the file suffers from.
 */
export async function groupProblems(
  actor: Actor,
  importId: string,
  filter: ProblemFilter,
  limit = 50,
  reader: Reader = db,
): Promise<ProblemGroup[]> {
  const cell = sql`${importRows.cells}->>(p.value->>'column')::int`;
  const alike = sql`p.value->>'code', p.value->>'column',
    case when coalesce(${cell}, '') = '' then ${importRows.rowNo}::text else ${cell} end`;
  const found = reader
    .select({
      rowNo: importRows.rowNo,
      cells: importRows.cells,
      problem: problem.as("problem"),
      place: sql<number>`p.place`.as("place"),
      times: sql<number>`count(*) over (partition by ${alike})::int`.as("times"),
      nth: sql<number>`row_number() over (partition by ${alike} order by ${importRows.rowNo}, p.place)`.as(
        "nth",
      ),
      kindTimes: sql<number>`count(*) over (partition by p.value->>'code')`.as("kind_times"),
    })
    .from(importRows)
    .innerJoin(elements, wanted(filter))
    .where(and(rowsOf(actor, importId), sql`${importRows.problems} <> '[]'::jsonb`))
    .as("found");
  const code = sql`${found.problem}->>'code'`;
  const groups = reader
    .select({
      rowNo: found.rowNo,
      cells: found.cells,
      problem: sql<RowProblem>`${found.problem}`.as("problem"),
      times: sql<number>`${found.times}`.as("times"),
      kindTimes: sql<number>`${found.kindTimes}`.as("kind_times"),
      sample:
        sql<number>`row_number() over (partition by ${code} order by ${found.times} desc, ${found.rowNo}, ${found.place})`.as(
          "sample",
        ),
    })
    .from(found)
    .where(sql`${found.nth} = 1`)
    .as("groups");
  return reader
    .select({ rowNo: groups.rowNo, cells: groups.cells, problem: groups.problem, times: groups.times })
    .from(groups)
    .where(filter === "all" ? sql`${groups.sample} <= ${samplesOfKind}` : sql`true`)
    .orderBy(
      sql`${groups.problem}->>'level'`,
      desc(groups.kindTimes),
      sql`${groups.problem}->>'code'`,
      groups.sample,
    )
    .limit(limit);
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

/** Rows that were not written, for the file of what is left out, a portion at a time. */
export function listLeftRows(
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
        sql`coalesce(${importRows.outcome}, ${importRows.plan}) in ('failed', 'skipped', 'waiting')`,
      ),
    )
    .orderBy(asc(importRows.rowNo))
    .limit(limit);
}
