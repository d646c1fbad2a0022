import type { ReactNode } from "react";
import { Icon } from "../icon.tsx";
import { Static } from "../static-html.tsx";
import { type Column, nextSort, type Sort } from "./column.ts";
import { TableKeys } from "./table-keys.tsx";

export type DataTableProps<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Makes the primary cell a link. */
  rowHref?: (row: Row) => string;
  /** Read aloud before the table. */
  caption: string;
  sort?: Sort;
  /** The address of this list in another order, from its first page. */
  hrefFor?: (sort: Sort) => string;
  /** Boxes at the left; put a SelectionBar beside the table. */
  selection?: { rowLabel: (row: Row) => string; pageLabel: string };
  /** Sums over all results, by column key. */
  sums?: Partial<Record<string, ReactNode>>;
};

/** Rows are plain HTML from the server: what is chosen, sorted or shown is in the address or in the boxes. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, caption, sums, selection } = props;
  return (
    <>
      <Static as="table" className="data-table" data-table="">
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          {selection ? <col style={{ width: 48 }} /> : null}
          {columns.map((column) => (
            <col key={column.key} style={column.width ? { width: column.width } : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {selection ? (
              <th>
                <input type="checkbox" className="box" data-select-page="" aria-label={selection.pageLabel} />
              </th>
            ) : null}
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={props.sort} hrefFor={props.hrefFor} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)}>
              {selection ? (
                <td className="select">
                  <input
                    type="checkbox"
                    className="box"
                    data-select={rowId(row)}
                    aria-label={selection.rowLabel(row)}
                  />
                </td>
              ) : null}
              {columns.map((column) => cell(column, row, props.rowHref))}
            </tr>
          ))}
        </tbody>
        {sums ? (
          <tfoot>
            <tr>
              {selection ? <td /> : null}
              {columns.map((column) => (
                <td key={column.key} className={column.align === "end" ? "num" : undefined}>
                  {sums[column.key]}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </Static>
      <TableKeys />
    </>
  );
}

type HeadProps<Row> = { column: Column<Row>; sort?: Sort; hrefFor?: (sort: Sort) => string };

function Head<Row>({ column, sort, hrefFor }: HeadProps<Row>) {
  const className = column.align === "end" ? "num" : undefined;
  if (!column.sortable || !hrefFor) {
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    );
  }
  const current = sort?.key === column.key ? sort.direction : undefined;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={current === "asc" ? "ascending" : current === "desc" ? "descending" : undefined}
    >
      <a href={hrefFor(nextSort(column, sort))} title={column.header}>
        <span className="truncate">{column.header}</span>
        {current ? <Icon name={current === "asc" ? "arrow-up" : "arrow-down"} size={14} /> : null}
      </a>
    </th>
  );
}

// A plain function, not a component: four hundred cells a page are worth it.
function cell<Row>(column: Column<Row>, row: Row, rowHref: DataTableProps<Row>["rowHref"]) {
  const names = [column.align === "end" && "num", column.phone && `on-${column.phone}`].filter(Boolean);
  const content = column.cell(row);
  return (
    <td key={column.key} className={names.join(" ") || undefined} title={column.title?.(row)}>
      {column.primary && rowHref ? (
        <a className="primary" href={rowHref(row)}>
          {content}
        </a>
      ) : column.primary ? (
        <span className="primary">{content}</span>
      ) : (
        content
      )}
    </td>
  );
}
