import { readRow } from "#db/imports/read-row.ts";
import { mergedInto, type Written } from "#db/imports/rows.ts";
import type { Tx } from "#db/index.ts";
import { loadOrders } from "#db/purchases/load.ts";
import type { LoadedLine, LoadedOrder } from "#db/purchases/loaded.ts";
import { leftOut, type OwnedRow, ownRows } from "../attached/own-rows.ts";
import type { Chunk } from "../kind.ts";
import { momentOf } from "../papers/when-fields.ts";
import { orderKey } from "./known-orders.ts";
import type { LineDraft } from "./line-fields.ts";

interface Line {
  rowNo: number;
  draft: LineDraft;
}

/** Each purchase is written whole with the row where it begins: all its lines, wherever they stand in the file. */
export async function writeOrders(tx: Tx, chunk: Chunk<LineDraft>): Promise<Written[]> {
  const { rows, work, now } = chunk;
  const heads = rows.filter(({ plan, intoRow }) => plan === "create" && intoRow === null);
  const { owned, out } = await ownRows(tx, { ...chunk, rows: heads });
  const lines = await linesOf(tx, chunk, heads);
  const all = owned.map((one) => ({ ...one, lines: [one.row, ...(lines.get(one.row.rowNo) ?? [])] }));
  const loaded = await loadOrders(tx, all.map(orderOf), { importId: work.id, now });
  const [first] = all;
  const written = all.flatMap(({ row, owner, made, lines }): Written[] => {
    const record = loaded.made.get(orderKey(row.paperKey ?? ""));
    const products = row === first?.row && loaded.products.length > 0 ? { products: loaded.products } : {};
    const before = record || made ? { ...made, ...(record ? { record, ...products } : {}) } : null;
    return lines.map(({ rowNo }) => ({
      rowNo,
      outcome: record ? "created" : "unchanged",
      clientId: owner.id,
      before: rowNo === row.rowNo ? before : null,
    }));
  });
  const failed = out.flatMap((head) => [
    head,
    ...(lines.get(head.rowNo) ?? []).map(({ rowNo }) => ({ ...head, rowNo })),
  ]);
  return [...written, ...failed, ...leftOut(rows)];
}

/** The further lines of the purchases that begin in these rows. */
async function linesOf(tx: Tx, { work, kind, lookups }: Chunk<LineDraft>, heads: readonly Line[]) {
  const all = await mergedInto(
    tx,
    work,
    heads.map(({ rowNo }) => rowNo),
  );
  const read = all.map(({ rowNo, intoRow, cells }) => ({
    rowNo,
    intoRow,
    draft: readRow(kind, rowNo, cells, work, lookups),
  }));
  return Map.groupBy(read, ({ intoRow }) => intoRow);
}

function orderOf({ row, owner, lines }: OwnedRow<LineDraft> & { lines: readonly Line[] }): LoadedOrder {
  const { draft, paperKey } = row;
  return {
    externalId: orderKey(paperKey ?? ""),
    clientId: owner.id,
    number: draft.number,
    day: draft.day ?? "",
    at: momentOf(draft),
    branchId: draft.branchId ?? owner.branchId,
    managerId: draft.managerId ?? owner.ownerId,
    lines: lines.map(lineOf),
  };
}

const lineOf = ({ draft: { code, goods, quantity, price } }: Line): LoadedLine => ({
  code,
  name: goods,
  quantity: quantity ?? "0",
  price: price ?? "0",
});
