import { Suspense } from "react";
import { address } from "#components/data-table/address.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Pager, TableFoot } from "#components/data-table/pager.tsx";
import { SkeletonText } from "#components/skeleton.tsx";
import type { ComplaintPage } from "#db/complaints/list.ts";
import { COUNT_CAP } from "#db/complaints/list.ts";
import type { ComplaintSearch } from "#db/complaints/list-input.ts";
import type { sumFound } from "#db/complaints/sums.ts";
import { formatMoney } from "#db/values/money.ts";
import { type BookView, bookColumns } from "./columns.tsx";
import { toParams } from "./search.ts";

type Sums = ReturnType<typeof sumFound>;
type Props = { page: ComplaintPage; sums: Sums; search: ComplaintSearch; view: BookView };

/** The rows, sums over everything found, and the way to the next page. */
export function BookTable({ page, sums, search, view }: Props) {
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
            <Suspense>
              <Claims sums={sums} view={view} />
            </Suspense>
            <span className="text-xs text-ink-3">{t("footNote")}</span>
          </>
        }
      >
        <Pager
          label={t("pages")}
          range={
            <Suspense fallback={<SkeletonText width={88} />}>
              <Total sums={sums} view={view} />
            </Suspense>
          }
          previous={{ href: previous ? step({ before: previous }) : undefined, label: t("previousPage") }}
          next={{ href: next ? step({ after: next }) : undefined, label: t("nextPage") }}
        />
      </TableFoot>
    </div>
  );
}

async function Claims({ sums, view: { t, actor } }: { sums: Sums; view: BookView }) {
  const { claims, kopecks } = await sums;
  if (claims === 0) return null;
  return <b className="mr-4">{t("sums", { sum: formatMoney(kopecks, actor.locale), count: claims })}</b>;
}

async function Total({ sums, view: { t } }: { sums: Sums; view: BookView }) {
  const { count } = await sums;
  return count > COUNT_CAP ? t("totalCapped", { count: COUNT_CAP }) : t("total", { count });
}
