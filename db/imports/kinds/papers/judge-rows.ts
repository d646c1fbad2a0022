import { reportEmpty } from "#db/imports/cell.ts";
import type { Tx } from "#db/index.ts";
import type { AttachedDraft } from "../attached/draft.ts";
import { findClients } from "../attached/find-clients.ts";
import { judgeOwner } from "../attached/judge-owner.ts";
import type { Chunk, RowPlan } from "../kind.ts";
import { isAhead, type WhenDraft } from "./when-fields.ts";

/**
 * Rows of clients that happened on a day, judged one by one: whose each is, and that its day is not ahead. `finish` adds
 * what the kind knows of the row besides.
 */
export async function judgeRows<D extends AttachedDraft & WhenDraft>(
  tx: Tx,
  { author, rows, now, work }: Chunk<D>,
  finish: (draft: D, plan: RowPlan) => RowPlan,
): Promise<RowPlan[]> {
  const owners = await findClients(
    tx,
    author,
    rows.map(({ draft }) => draft.client),
    { lock: false },
  );
  return rows.map(({ draft, choice }) => {
    if (isAhead(draft, now)) reportEmpty(draft, "day_ahead", work.mapping.indexOf("day"));
    const owned = judgeOwner(draft, owners, choice, work.settings);
    if ("out" in owned) return finish(draft, owned.out);
    const { owner, twin } = owned;
    return finish(draft, { plan: "create", clientId: owner?.id ?? null, twin });
  });
}
