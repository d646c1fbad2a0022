import { address } from "#components/data-table/address.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Pager, TableFoot } from "#components/data-table/pager.tsx";
import type { BookFigures } from "#db/complaints/figures.ts";
import type { ComplaintPage } from "#db/complaints/list.ts";
import { COUNT_CAP } from "#db/complaints/list.ts";
import type { ComplaintSearch } from "#db/complaints/list-input.ts";
import { formatMoney } from "#db/values/money.ts";
import { type BookView, bookColumns } from "./columns.tsx";
import { toParams } from "./search.ts";

type Props = { page: ComplaintPage; figures: BookFigures; search: ComplaintSearch; view: BookView };

/** The rows, sums over everything found, and the way to the next page. */
export function BookTable({ page, figures, search, view }: Props) {
  const { t } = view;
  const { rows, next, previous } = page;
  const params = toParams(search);
  const step = (place: Record<string, string>) => address("/complaints", params, place);
  return (
    <div className="border-t border-line">
      <DataTable
        caption={t("caption", { sort: t(search.sort === "due" ? "columns.due" : "columns.registered") })}
        columns={bookColumns(view)}
        rows={rows}
        rowId={(row) => row.id}
        rowHref={(row) => `/complaints/${row.id}`}
        sort={{ key: search.sort, direction: search.descending ? "desc" : "asc" }}
        hrefFor={({ key, direction }) => step({ sort: direction === "desc" ? `-${key}` : key })}
      />
      <TableFoot
        summary={
          <>
            {figures.claims > 0 ? <b className="mr-4">{claimsIn(figures, view)}</b> : null}
            <span className="text-xs text-ink-3">{t("footNote")}</span>
          </>
        }
      >
        <Pager
          label={t("pages")}
          range={totalOf(figures, view)}
          previous={{ href: previous ? step({ before: previous }) : undefined, label: t("previousPage") }}
          next={{ href: next ? step({ after: next }) : undefined, label: t("nextPage") }}
        />
      </TableFoot>
    </div>
  );
}

const claimsIn = ({ claims, kopecks }: BookFigures, { t, actor }: BookView) =>
  t("sums", { sum: formatMoney(kopecks, actor.locale), count: claims });

const totalOf = ({ found }: BookFigures, { t }: BookView) =>
  found > COUNT_CAP ? t("totalCapped", { count: COUNT_CAP }) : t("total", { count: found });
