import { type SQL, sql } from "drizzle-orm";
import { problems, type RowProblem } from "#db/imports/problems.ts";
import { importRows } from "#db/imports/table.ts";
import type { Tx } from "#db/index.ts";

/** The row where a purchase begins, and what its other lines are to say. */
interface Head extends Record<string, unknown> {
  head: number;
  about: string;
}

/** Purchases of one statement: a file may hold tens of thousands. */
const BATCH = 2_000;

/**
 * A purchase comes whole or not at all: where the base has it, its further lines are left out as the first one is; where
 * one of its lines stays out, the others do too, and say because of which row. Rows that stay out have problems, by which
 * they are found in an index of their own.
 */
export async function settleOrders(tx: Tx, importId: string): Promise<void> {
  const odd = sql`${importRows} where import_id = ${importId} and problems <> '[]'::jsonb`;
  const known = await tx.execute<Head>(sql`
    select row_no as head, coalesce(jsonb_path_query_first(problems, '$[*] ? (@.code == "paper_known").about')#>>'{}', '') as about
    from ${odd} and plan = 'skipped' and paper_key is not null and problems @> '[{"code": "paper_known"}]'`);
  await spread(tx, importId, known, { plan: "skipped", code: "paper_known" });
  const broken = await tx.execute<Head>(sql`
    select coalesce(into_row, row_no) as head, min(row_no)::text as about
    from ${odd} and plan in ('failed', 'waiting', 'skipped') group by 1`);
  await spread(tx, importId, broken, { plan: "failed", code: "order_partly" });
}

type Fate = { plan: "failed" | "skipped"; code: "order_partly" | "paper_known" };

/** What befalls the lines of these purchases that were to be written. */
async function spread(tx: Tx, importId: string, heads: readonly Head[], { plan, code }: Fate): Promise<void> {
  const told: RowProblem = { column: null, code, level: problems[code].level, value: "" };
  const change = (rows: string, own: SQL) => sql`
    update ${importRows} r
    set plan = ${plan}, problems = r.problems || jsonb_build_array(${JSON.stringify(told)}::text::jsonb || jsonb_build_object('about', h.about))
    from jsonb_to_recordset(${rows}::text::jsonb) as h(head int, about text)
    where r.import_id = ${importId} and ${own} = h.head and r.plan = 'create'`;
  for (let at = 0; at < heads.length; at += BATCH) {
    const rows = JSON.stringify(heads.slice(at, at + BATCH));
    await tx.execute(change(rows, sql`r.row_no`));
    await tx.execute(change(rows, sql`r.into_row`));
  }
}
