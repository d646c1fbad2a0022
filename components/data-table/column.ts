import type { ReactNode } from "react";

export type Sort = { key: string; direction: "asc" | "desc" };

export type Column<Row> = {
  /** Also the sort key and the value of the column picker in the address. */
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: "start" | "end";
  sortable?: boolean;
  /** The direction of the first press; dates and sums are often wanted from the far end. */
  firstSort?: Sort["direction"];
  /** Pixels; the column without a width takes what is left. */
  width?: number;
  /** May be left out by the column picker. */
  hideable?: boolean;
  /** The name of the row: medium, and the link when the table has `rowHref`. */
  primary?: boolean;
  /** The whole text as a hint, where the cell may be cut. */
  title?: (row: Row) => string | undefined;
  /** Where the cell stands in the card of a phone: title and mark, then line, then left and right. None: not shown. */
  phone?: "title" | "mark" | "line" | "left" | "right";
};

/** The order a press on the head asks for: turn the present one, else begin with the column's own. */
export function nextSort<Row>(column: Column<Row>, sort: Sort | undefined): Sort {
  if (sort?.key !== column.key) return { key: column.key, direction: column.firstSort ?? "asc" };
  return { key: column.key, direction: sort.direction === "asc" ? "desc" : "asc" };
}

/** Columns as wide as somebody has made them. */
export const withWidths = <Row>(
  columns: readonly Column<Row>[],
  widths: Readonly<Record<string, number>>,
): Column<Row>[] =>
  columns.map((column) => (column.width ? { ...column, width: widths[column.key] ?? column.width } : column));

/**
 * The columns to draw: those that cannot be hidden, then those chosen, in the order of the choice; no choice means all
 * in their own order.
 */
export function visibleColumns<Row>(
  columns: readonly Column<Row>[],
  chosen: readonly string[] | undefined,
): Column<Row>[] {
  if (!chosen?.length) return [...columns];
  const asked = chosen.flatMap(
    (key) => columns.find((column) => column.hideable && column.key === key) ?? [],
  );
  return [...columns.filter((column) => !column.hideable), ...asked];
}
