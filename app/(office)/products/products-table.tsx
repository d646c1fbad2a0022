import type { Words } from "#app/words.ts";
import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { ProductRow } from "#db/products/queries.ts";
import type { Locale } from "#db/values/text.ts";
import { formatUnitPrice } from "#db/values/unit-price.ts";

interface Props {
  rows: readonly ProductRow[];
  t: Words<"products">;
  locale: Locale;
}

/** The catalogue with the price of today. */
export function ProductsTable({ rows, t, locale }: Props) {
  const columns: Column<ProductRow>[] = [
    {
      key: "name",
      header: t("columns.name"),
      primary: true,
      phone: "title",
      title: ({ name }) => name,
      cell: ({ name }) => <span className="block truncate">{name}</span>,
    },
    { key: "code", header: t("columns.code"), width: 150, phone: "left", cell: ({ code }) => code },
    { key: "group", header: t("columns.group"), width: 220, phone: "line", cell: ({ group }) => group },
    { key: "unit", header: t("columns.unit"), width: 72, cell: ({ unit }) => unit },
    {
      key: "price",
      header: t("columns.price"),
      width: 140,
      align: "end",
      phone: "right",
      cell: ({ price }) =>
        price === null ? <span className="text-ink-3">{t("noPrice")}</span> : formatUnitPrice(price, locale),
    },
  ];
  return (
    <DataTable
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/products/${id}`}
      caption={t("caption")}
    />
  );
}
