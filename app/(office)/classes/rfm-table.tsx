import type { Words } from "#app/words.ts";
import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { RfmRow } from "#db/classes/report.ts";
import { rfmSegments } from "#db/classes/rfm-segments.ts";
import { formatMoney, formatNumber } from "#db/values/money.ts";
import { type Locale, typo } from "#db/values/text.ts";
import { among, listHref } from "./list-href.ts";

const order = Object.keys(rfmSegments);

/** The segments in the order of their rule, each with what to do about it. */
export function RfmTable({
  rows,
  t,
  locale,
}: {
  rows: readonly RfmRow[];
  t: Words<"classes">;
  locale: Locale;
}) {
  const columns: Column<RfmRow>[] = [
    {
      key: "segment",
      header: t("rfm.segment"),
      primary: true,
      width: 168,
      phone: "title",
      cell: ({ rfm }) => rfmSegments[rfm].label[locale],
    },
    {
      key: "advice",
      header: t("rfm.advice"),
      phone: "line",
      cell: ({ rfm }) => <span className="text-ink-2">{typo(rfmSegments[rfm].advice[locale], locale)}</span>,
      title: ({ rfm }) => rfmSegments[rfm].advice[locale],
    },
    {
      key: "clients",
      header: t("rfm.clients"),
      width: 96,
      align: "end",
      phone: "mark",
      cell: ({ clients }) => formatNumber(clients, locale),
    },
    {
      key: "value",
      header: t("rfm.value"),
      width: 144,
      align: "end",
      phone: "right",
      cell: ({ value }) => (value > 0 ? formatMoney(value, locale, { kopecks: false }) : null),
    },
    {
      key: "orders",
      header: t("rfm.orders"),
      width: 152,
      align: "end",
      cell: ({ orders }) => (orders > 0 ? formatNumber(orders, locale, 1) : null),
    },
    {
      key: "days",
      header: t("rfm.days"),
      width: 168,
      align: "end",
      phone: "left",
      cell: ({ days }) => t("rfm.ago", { n: Math.round(days) }),
    },
  ];
  return (
    <DataTable
      columns={columns}
      rows={rows.toSorted((a, b) => order.indexOf(a.rfm) - order.indexOf(b.rfm))}
      rowId={({ rfm }) => rfm}
      rowHref={({ rfm }) => listHref({ rfm: among(rfm) })}
      caption={t("rfm.title")}
    />
  );
}
