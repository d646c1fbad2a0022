import type { Words } from "#app/words.ts";
import { ClassMark } from "#components/class-mark.tsx";
import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { ProductClassRow } from "#db/classes/products.ts";
import { formatMoney, formatNumber, formatPercent } from "#db/values/money.ts";
import type { Locale } from "#db/values/text.ts";

interface Props {
  rows: readonly ProductClassRow[];
  t: Words<"classes">;
  locale: Locale;
}

/** Products in the order of what they brought; the running share shows where a class ends. */
export function ProductClassTable({ rows, t, locale }: Props) {
  const columns: Column<ProductClassRow>[] = [
    {
      key: "place",
      header: t("products.place"),
      width: 72,
      align: "end",
      cell: ({ place }) => <span className="text-ink-3">{formatNumber(place, locale)}</span>,
    },
    {
      key: "name",
      header: t("products.name"),
      primary: true,
      phone: "title",
      title: ({ name }) => name,
      cell: ({ name }) => name,
    },
    { key: "code", header: t("products.code"), width: 136, phone: "left", cell: ({ code }) => code },
    {
      key: "abc",
      header: "ABC",
      width: 64,
      phone: "mark",
      cell: ({ abc, xyz }) => (
        <>
          <ClassMark letter={abc} label={t("matrix.class", { letter: abc })} />
          {xyz ? <span className="ml-1 md:hidden">{xyz}</span> : null}
        </>
      ),
    },
    {
      key: "xyz",
      header: "XYZ",
      width: 112,
      title: () => t("products.variation"),
      cell: ({ xyz, variation }) =>
        xyz ? (
          <>
            {xyz} <span className="text-ink-3">{formatPercent((variation ?? 0) / 100, locale)}</span>
          </>
        ) : null,
    },
    {
      key: "quantity",
      header: t("products.quantity"),
      width: 120,
      align: "end",
      cell: ({ quantity, unit }) => `${formatNumber(Number(quantity), locale, 3)}\u00A0${unit}`,
    },
    {
      key: "value",
      header: t("products.value"),
      width: 144,
      align: "end",
      phone: "right",
      cell: ({ value }) => (value === null ? null : formatMoney(value, locale, { kopecks: false })),
    },
    {
      key: "share",
      header: t("products.share"),
      width: 128,
      align: "end",
      phone: "line",
      cell: ({ share }) => (
        <>
          <span className="text-ink-3 md:hidden">{t("products.share")}: </span>
          {formatPercent(share / 100, locale, 1)}
        </>
      ),
    },
  ];
  return (
    <DataTable
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/products/${id}`}
      caption={t("products.title")}
    />
  );
}
