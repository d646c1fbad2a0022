import { hasError, reportEmpty } from "#db/imports/cell.ts";
import type { Lookups } from "#db/imports/named.ts";
import { LARGEST_SUM, lineSum } from "#db/values/unit-price.ts";
import { clientRefs } from "../attached/client-fields.ts";
import { completeOwner } from "../attached/complete-owner.ts";
import type { Columns } from "../kind.ts";
import type { LineDraft } from "./line-fields.ts";

/** Missing decimals of a price that follows from the sum: to four digits, as prices are kept. */
const priceOf = (sum: number, quantity: string) => (sum / 100 / Number(quantity)).toFixed(4);

/** What follows from several cells of a line together. */
export function completeLine(draft: LineDraft, columns: Columns, lookups: Lookups): void {
  const { mapping } = columns;
  completeOwner(draft, columns, lookups);
  const told = (field: string) => draft.problems.some(({ column }) => column === mapping.indexOf(field));
  if (!draft.day && !told("day")) reportEmpty(draft, "day_missing", mapping.indexOf("day"));
  if (!draft.code && !draft.goods)
    reportEmpty(draft, "goods_missing", Math.max(mapping.indexOf("goods"), mapping.indexOf("code")));
  // A file without such a column sells one of each; in one that has it an empty cell is a slip.
  if (draft.quantity === null && !mapping.includes("quantity")) draft.quantity = "1";
  if (draft.quantity === null && !told("quantity"))
    reportEmpty(draft, "quantity_wrong", mapping.indexOf("quantity"));
  if (draft.price === null && draft.sum === null && !told("price") && !told("sum"))
    reportEmpty(draft, "price_wrong", Math.max(mapping.indexOf("price"), mapping.indexOf("sum")));
  if (hasError(draft) || draft.quantity === null) return;
  settleSigns(draft, draft.quantity);
  draft.price ??= draft.sum === null ? "0" : priceOf(draft.sum, draft.quantity ?? "1");
  const own = lineSum(draft.quantity ?? "0", draft.price);
  if (Math.abs(own) > LARGEST_SUM) reportEmpty(draft, "sum_wrong", mapping.indexOf("price"));
  else if (draft.sum !== null && Math.abs(own) !== Math.abs(draft.sum))
    reportEmpty(draft, "sum_differs", mapping.indexOf("sum"));
}

/** What came back stands below zero, be it told by the quantity, by the sum or by a word. */
function settleSigns(draft: LineDraft, quantity: string): void {
  const isBack = draft.comesBack || (draft.price === null && draft.sum !== null && draft.sum < 0);
  if (isBack && !quantity.startsWith("-")) draft.quantity = `-${quantity}`;
  if (draft.price === null && draft.sum !== null && draft.quantity?.startsWith("-"))
    draft.sum = -Math.abs(draft.sum);
}

export const purchaseNeeds = [
  { anyOf: clientRefs, code: "import_needs_client" },
  { anyOf: ["day"], code: "import_needs_day" },
  { anyOf: ["code", "goods"], code: "import_needs_goods" },
  { anyOf: ["price", "sum"], code: "import_needs_price" },
] as const;
