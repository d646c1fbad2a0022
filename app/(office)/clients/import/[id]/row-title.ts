import { mender } from "#db/imports/fixes.ts";
import { kindOf } from "#db/imports/kinds/kinds.ts";
import type { getImport } from "#db/imports/queries.ts";

type Import = Pick<Awaited<ReturnType<typeof getImport>>, "kind" | "mapping" | "fixes">;

/** What the row is about, be it from its own column or the next best. */
export function rowTitle(cells: readonly string[], { kind, mapping }: Import): string {
  for (const field of kindOf(kind).titled) {
    const column = mapping.indexOf(field);
    if (column >= 0 && cells[column]) return cells[column].slice(0, 200);
  }
  return "";
}

/** The cells of a row as they have been mended. */
export const mendedCells = ({ fixes }: Import, rowNo: number, cells: readonly string[]) =>
  mender(fixes)(rowNo, cells);
