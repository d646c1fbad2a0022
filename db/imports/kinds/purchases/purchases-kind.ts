import { ownerKeys } from "../attached/keys.ts";
import type { ImportKind } from "../kind.ts";
import { noPapers, type PapersMet } from "../papers/paper-key.ts";
import { completeLine, purchaseNeeds } from "./complete-line.ts";
import { emptyLine, type LineDraft, lineFields } from "./line-fields.ts";
import { planLines } from "./plan-lines.ts";
import { settleOrders } from "./settle-orders.ts";
import { orderUndo } from "./undo-orders.ts";
import { writeOrders } from "./write-orders.ts";

/** A row is a line of a purchase or of a return. */
export const purchasesKind: ImportKind<LineDraft, PapersMet> = {
  fields: lineFields,
  permission: "purchase.record",
  chunk: 5_000,
  needs: purchaseNeeds,
  keys: ownerKeys,
  updates: false,
  ofClients: true,
  draft: emptyLine,
  complete: completeLine,
  titled: ["number", "goods", "code"],
  nothingSeen: noPapers,
  plan: planLines,
  settle: settleOrders,
  write: writeOrders,
  ...orderUndo,
};
