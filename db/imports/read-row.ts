import type { BaseDraft } from "./cell.ts";
import type { Columns, ImportKind } from "./kinds/kind.ts";
import type { Lookups } from "./named.ts";

/** One row of the file as a draft of its kind. */
export function readRow<D extends BaseDraft>(
  kind: ImportKind<D>,
  rowNo: number,
  cells: readonly string[],
  columns: Columns,
  lookups: Lookups,
): D {
  const draft = kind.draft(rowNo);
  columns.mapping.forEach((key, column) => {
    const field = key === null ? undefined : kind.fields[key];
    if (!field || key === null) return;
    const text = cells[column] ?? "";
    if (text !== "") field.read({ text, column, header: columns.headers[column] ?? "", draft, lookups });
    else if (!field.keeps) draft.empty.push(key);
  });
  kind.complete(draft, columns, lookups);
  return draft;
}
