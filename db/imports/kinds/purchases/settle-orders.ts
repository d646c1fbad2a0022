import { sql } from "drizzle-orm";
import { problems, type RowProblem } from "#db/imports/problems.ts";
import { importRows } from "#db/imports/table.ts";
import type { Tx } from "#db/index.ts";

/**
 * A purchase comes whole or not at all: where one of its lines stays out, its other lines do too, and say because of
 * which row; where its first line is known to the base, the rest is.
 */
export async function settleOrders(tx: Tx, importId: string): Promise<void> {
  const partly = problem("order_partly");
  const known = problem("paper_known");
  const head = sql`coalesce(r.into_row, r.row_no)`;
  await tx.execute(sql`
    update ${importRows} r set plan = 'skipped', problems = r.problems || jsonb_build_array(${known}::text::jsonb || jsonb_build_object('about', p.about))
    from (select h.row_no, p.value->>'about' as about from ${importRows} h, jsonb_array_elements(h.problems) p
      where h.import_id = ${importId} and h.plan = 'skipped' and h.paper_key is not null and h.problems <> '[]'
        and p.value->>'code' = 'paper_known') p
    where r.import_id = ${importId} and r.into_row = p.row_no and r.plan = 'create'`);
  await tx.execute(sql`
    update ${importRows} r set plan = 'failed', problems = r.problems || jsonb_build_array(${partly}::text::jsonb || jsonb_build_object('about', broken.row::text))
    from (select ${head} as head, min(r.row_no) as row from ${importRows} r
      where r.import_id = ${importId} and r.plan in ('failed', 'waiting', 'skipped') group by 1) broken
    where r.import_id = ${importId} and r.plan = 'create' and ${head} = broken.head`);
}

function problem(code: "order_partly" | "paper_known"): string {
  const told: RowProblem = { column: null, code, level: problems[code].level, value: "" };
  return JSON.stringify(told);
}
