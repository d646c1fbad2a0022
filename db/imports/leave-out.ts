import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import type { ImportState } from "./input.ts";
import { countOutcomes } from "./outcomes.ts";
import type { RowProblem } from "./problems.ts";
import { askByIndex, holdImport, moveCursor } from "./rows.ts";
import { importRows, imports } from "./table.ts";

/** What follows once all rows that a stopped import has not written are told as left out. */
const after: Partial<Record<ImportState, Partial<typeof imports.$inferInsert>>> = {
  stopping: { state: "done" },
  withdrawing: { state: "undoing", cursor: 2_147_483_647, doneRows: 0 },
};

/** Rows told in one transaction: a fraction of a second. */
const PORTION = 5_000;

const left: RowProblem = { column: null, code: "stopped", level: "skip", value: "" };

/** The next rows of a stopped import that it has not written: they stay out, each with this for its reason. */
export async function leaveOutPortion(
  tx: Tx,
  importId: string,
  now: Date,
  portion: number = PORTION,
): Promise<void> {
  await askByIndex(tx);
  const work = await holdImport(tx, importId);
  const next = work && after[work.state];
  if (!work || !next) return;
  const [told] = await tx.execute<{ count: number; last: number | null }>(sql`
    with rows as (
      select row_no from ${importRows} where import_id = ${importId} and row_no > ${work.cursor}
      order by row_no limit ${portion}
    ), told as (
      update ${importRows} r
      set outcome = 'skipped', client_id = null, problems = r.problems || ${JSON.stringify([left])}::text::jsonb
      from rows where r.import_id = ${importId} and r.row_no = rows.row_no and r.outcome is null
    )
    select count(*)::int as count, max(row_no)::int as last from rows`);
  if (told && told.last !== null) {
    await moveCursor(tx, work, { cursor: told.last, doneRows: work.doneRows + told.count }, now);
    return;
  }
  const result = await countOutcomes(tx, importId);
  await tx
    .update(imports)
    .set({ ...next, result, finishedAt: now, progressAt: now, version: sql`${imports.version} + 1` })
    .where(eq(imports.id, importId));
}
