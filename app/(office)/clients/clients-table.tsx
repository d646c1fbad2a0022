import { visibleColumns } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Pager, TableFoot } from "#components/data-table/pager.tsx";
import { SelectionBar } from "#components/data-table/selection-bar.tsx";
import type { ClientPage } from "#db/clients/queries.ts";
import { can } from "#db/permissions.ts";
import { fill } from "../assignments/fill.ts";
import { AssignOwner } from "./assign-owner.tsx";
import { clientColumns, type ListView } from "./columns.tsx";
import { hrefOf, type ListState, usualColumns } from "./search.ts";
import { Total } from "./total.tsx";

type Props = { page: ClientPage; state: ListState; view: ListView };

/** The rows, what is done to the ticked ones, how many there are and the way to the next. */
export function ClientsTable({ page, state, view }: Props) {
  const { search, columns } = state;
  const { actor, t } = view;
  const { rows, next, previous, count } = page;
  const step = (place: Record<string, string>) => hrefOf(state, place);
  const assigns = can(actor, "client.assign");
  // Filled in by hand: fifty runs of the message formatter cost more than the query.
  const rowWords = t.raw("selectRow");
  return (
    <div className="border-t border-line">
      <DataTable
        caption={t("caption", { sort: t(`columns.${search.sort}`) })}
        columns={visibleColumns(clientColumns(view), columns.length > 0 ? columns : usualColumns)}
        rows={rows}
        rowId={(row) => row.id}
        rowHref={(row) => `/clients/${row.id}`}
        sort={{ key: search.sort, direction: search.descending ? "desc" : "asc" }}
        hrefFor={({ key, direction }) => step({ sort: direction === "desc" ? `-${key}` : key })}
        selection={
          assigns
            ? { rowLabel: ({ name }) => fill(rowWords, { name }), pageLabel: t("selectPage") }
            : undefined
        }
      />
      {assigns ? (
        <SelectionBar ids={rows.map(({ id }) => id)} countLabel={t("selected")} clearLabel={t("unselect")}>
          <AssignOwner words={t.raw("assign")} />
        </SelectionBar>
      ) : null}
      <TableFoot>
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
