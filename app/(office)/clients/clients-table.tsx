import { visibleColumns, withWidths } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Pager, TableFoot } from "#components/data-table/pager.tsx";
import { SelectionBar } from "#components/data-table/selection-bar.tsx";
import { bulkKinds } from "#db/bulk/changes.ts";
import type { BulkKind } from "#db/bulk/input.ts";
import { type ClientPage, COUNT_CAP } from "#db/clients/queries.ts";
import { rememberedCount } from "#db/clients/recent-counts.ts";
import { can } from "#db/permissions.ts";
import { fill } from "../assignments/fill.ts";
import { BulkTools } from "./bulk/bulk-tools.tsx";
import { clientColumns, type ListView } from "./columns.tsx";
import { columnLabel } from "./own-columns.ts";
import type { OpenedList } from "./saved-views/open-list.ts";
import { hrefOf, queryOf, usualColumns } from "./search.ts";
import { Sums } from "./sums.tsx";
import { Total } from "./total.tsx";

type Props = { page: ClientPage; opened: OpenedList; view: ListView };

/** The rows, what is done to the ticked ones, how many there are and the way to the next. */
export function ClientsTable({ page, opened, view }: Props) {
  const { actor, t } = view;
  const { rows, next, previous, count } = page;
  const { state, scope, widths } = opened;
  const { search, columns } = state;
  const step = (place: Record<string, string>) => hrefOf(state, place);
  const all = clientColumns(view);
  const kinds = (Object.keys(bulkKinds) as BulkKind[]).filter(
    (kind) => can(actor, bulkKinds[kind].permission) && (kind !== "own" || view.fields.length > 0),
  );
  const chooses = kinds.length > 0 && !search.archived;
  const known = count ?? rememberedCount(actor, search, view.now);
  const hasMore = next !== null || previous !== null;
  // Filled in by hand: fifty runs of the message formatter cost more than the query.
  const rowWords = t.raw("selectRow");
  return (
    <div className="border-t border-line">
      <DataTable
        caption={t("caption", { sort: columnLabel(search.sort, view) })}
        columns={withWidths(visibleColumns(all, columns.length > 0 ? columns : usualColumns), widths)}
        rows={rows}
        rowId={(row) => row.id}
        rowHref={(row) => `/clients/${row.id}`}
        sort={{ key: search.sort, direction: search.descending ? "desc" : "asc" }}
        hrefFor={({ key, direction }) => step({ sort: direction === "desc" ? `-${key}` : key })}
        resize={{
          scope,
          label: (name) => fill(t.raw("columnTools").width, { name }),
          usual: Object.fromEntries(all.flatMap(({ key, width }) => (width ? [[key, width]] : []))),
        }}
        selection={
          chooses
            ? { rowLabel: ({ name }) => fill(rowWords, { name }), pageLabel: t("selectPage") }
            : undefined
        }
      />
      {chooses ? (
        <SelectionBar
          ids={rows.map(({ id }) => id)}
          countLabel={t("selected")}
          clearLabel={t("unselect")}
          all={
            hasMore
              ? known === null || known > COUNT_CAP
                ? { label: t("selectAllMany"), chosen: t("selectedAllMany") }
                : { label: t("selectAll", { count: known }), chosen: t("selectedAll", { count: known }) }
              : undefined
          }
        >
          <BulkTools
            kinds={kinds}
            query={queryOf({ ...state, columns: [], view: null, sums: false })}
            locale={actor.locale}
            words={t.raw("bulk")}
          />
        </SelectionBar>
      ) : null}
      <TableFoot summary={<Sums state={state} view={view} />}>
        <Pager
          label={t("pages")}
          range={<Total known={count} search={search} view={view} />}
          previous={{ href: previous ? step({ before: previous }) : undefined, label: t("previousPage") }}
          next={{ href: next ? step({ after: next }) : undefined, label: t("nextPage") }}
        />
      </TableFoot>
    </div>
  );
}
