import type { BaseDraft } from "#db/imports/cell.ts";
import { type ProblemCode, problems } from "#db/imports/problems.ts";

/** A remark on the cell that names the invoice. */
export function tellOfInvoice(
  draft: BaseDraft & { invoice: string | null },
  code: ProblemCode,
  column: number,
  about = "",
): void {
  const { level } = problems[code];
  draft.problems.push({
    column: column < 0 ? null : column,
    code,
    level,
    value: draft.invoice ?? "",
    ...(about ? { about } : {}),
  });
}
