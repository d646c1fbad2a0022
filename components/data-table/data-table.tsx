import type { CSSProperties, ReactNode } from "react";
import { NARROWEST, WIDEST } from "#db/values/column-width.ts";
import { Icon } from "../icon.tsx";
import { Static } from "../static-html.tsx";
import { type Column, nextSort, type Sort } from "./column.ts";
import { ColumnResize } from "./column-resize.tsx";
import { TableKeys } from "./table-keys.tsx";
import { NAME_WIDTH } from "./widths.ts";

/** The column of boxes. */
const BOX = 48;
/** The sheet of a usual window: a table wider than it is drawn to be scrolled sideways at once. */
const USUAL_SHEET = 1_200;

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
  /**
   * Columns with a width can be made wider and narrower. `scope` names this list among those a browser remembers,
   * `label` the handle of a column, `usual` the widths that it goes back to.
   */
  resize?: { scope: string; label: (header: string) => string; usual: Readonly<Record<string, number>> };
  /** Sums over all results, by column key. */
  sums?: Partial<Record<string, ReactNode>>;
};

/** Rows are plain HTML from the server: what is chosen, sorted or shown is in the address or in the boxes. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, caption, sums, selection, resize } = props;
  const total = (selection ? BOX : 0) + columns.reduce((sum, { width }) => sum + (width ?? NAME_WIDTH), 0);
  const table = (
    <>
      <Static
        as="table"
        className="data-table"
        data-table=""
        data-widths={resize?.scope}
        style={resize ? ({ "--table-width": `${total}px` } as CSSProperties) : undefined}
      >
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          {selection ? <col style={{ width: BOX }} /> : null}
          {columns.map(({ key, width }) =>
            resize && width ? (
              <col key={key} data-col={key} data-usual={resize.usual[key] ?? width} style={{ width }} />
            ) : (
              <col key={key} style={width ? { width } : undefined} />
            ),
          )}
        </colgroup>
        <thead>
          <tr>
            {selection ? (
              <th>
                <input type="checkbox" className="box" data-select-page="" aria-label={selection.pageLabel} />
              </th>
            ) : null}
            {columns.map((column) => (
              <Head
                key={column.key}
                column={column}
                sort={props.sort}
                hrefFor={props.hrefFor}
                handle={resize?.label(column.header)}
              />
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
  if (!resize) return table;
  return (
    <div className="table-frame" data-wide={total > USUAL_SHEET ? "" : undefined}>
      {table}
      <ColumnResize />
    </div>
  );
}

type HeadProps<Row> = {
  column: Column<Row>;
  sort?: Sort;
  hrefFor?: (sort: Sort) => string;
  /** Names the handle of the width. */
  handle?: string;
};

function Head<Row>({ column, sort, hrefFor, handle }: HeadProps<Row>) {
  const className = column.align === "end" ? "num" : undefined;
  const edge =
    handle && column.width ? (
      // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this edge of a column is
      <span
        role="separator"
        aria-orientation="vertical"
        aria-label={handle}
        aria-valuenow={column.width}
        aria-valuemin={NARROWEST}
        aria-valuemax={WIDEST}
        tabIndex={0}
        className="column-edge"
        data-resize={column.key}
      />
    ) : null;
  if (!column.sortable || !hrefFor) {
    return (
      <th scope="col" className={className}>
        {column.header}
        {edge}
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
      {edge}
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
