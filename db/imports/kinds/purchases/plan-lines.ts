import { hasError, note } from "#db/imports/cell.ts";
import type { Tx } from "#db/index.ts";
import type { Chunk, RowPlan } from "../kind.ts";
import { judgeRows } from "../papers/judge-rows.ts";
import { numberedKey, ownKey, type PapersMet } from "../papers/paper-key.ts";
import { knownOrders } from "./known-orders.ts";
import type { LineDraft } from "./line-fields.ts";

const says = ({ code, goods, quantity, price }: LineDraft) => [code, goods, quantity, price];

/**
 * Lines judged one by one. Rows of one number of one client in one year are one purchase, wherever they stand in the
 * file; without a number each row is one by itself. What the base has already is left out, and told.
 */
export async function planLines(tx: Tx, chunk: Chunk<LineDraft>, met: PapersMet): Promise<RowPlan[]> {
  const { rows } = chunk;
  const plans = await judgeRows(tx, chunk, (draft, plan) => ({ ...plan, ...place(draft, met) }));
  const known = await knownOrders(
    tx,
    rows.map(({ draft }, at) => ({ ...(plans[at] as RowPlan), day: draft.day, number: draft.number })),
  );
  return plans.map((plan, at) => {
    const { draft } = rows[at] as (typeof rows)[number];
    if (plan.plan !== "create" || !plan.paperKey || !known.has(plan.paperKey)) return plan;
    note(draft, "paper_known", draft.number ?? "", draft.number ?? draft.day ?? "");
    return { ...plan, plan: "skipped" };
  });
}

/**
 * The purchase of the line: the row where it began, or a key of its own where it begins here. A line without its day may be
 * of any year: it goes to the purchase of its number that is there, so that this one does not come without it.
 */
function place(draft: LineDraft, met: PapersMet): Pick<RowPlan, "intoRow" | "paperKey"> {
  if (!draft.number) return hasError(draft) ? {} : { paperKey: ownKey(draft, says(draft), met) };
  const [key, undated] = [numberedKey(draft), numberedKey({ ...draft, day: null })];
  const head = met.heads.get(key) ?? met.heads.get(undated);
  if (head !== undefined) return { intoRow: head };
  met.heads.set(key, draft.rowNo);
  return { paperKey: key };
}
