import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { importKinds } from "#db/imports/kind-keys.ts";
import type { listImports } from "#db/imports/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { shortName } from "#db/values/person-name.ts";
import { say } from "#db/values/text.ts";
import { formatDateTime } from "#db/values/time.ts";
import { StateMark } from "./state-mark.tsx";
import type { View } from "./translator.ts";

type Row = Awaited<ReturnType<typeof listImports>>[number];

export function ImportsTable({ rows, view }: { rows: readonly Row[]; view: Omit<View, "fields"> }) {
  const { actor, t, now } = view;
  // Zero has nothing to say in a column of figures.
  const figure = (value: number | undefined) => (value ? formatNumber(value, actor.locale) : "");
  const columns: Column<Row>[] = [
    {
      key: "file",
      header: t("columns.file"),
      cell: ({ fileName }) => fileName,
      title: ({ fileName }) => fileName,
      primary: true,
      phone: "title",
    },
    {
      key: "kind",
      header: t("columns.kind"),
      cell: ({ kind }) => say(importKinds[kind], actor.locale),
      width: 168,
    },
    { key: "number", header: t("columns.number"), cell: ({ number }) => number, align: "end", width: 64 },
    {
      key: "author",
      header: t("columns.author"),
      cell: ({ author }) => shortName(author),
      width: 160,
      phone: "left",
    },
    {
      key: "at",
      header: t("columns.at"),
      cell: ({ createdAt }) => formatDateTime(createdAt, { ...actor, now }),
      width: 160,
      phone: "right",
    },
    { key: "rows", header: t("columns.rows"), cell: ({ total }) => figure(total), align: "end", width: 88 },
    {
      key: "created",
      header: t("columns.created"),
      cell: ({ result }) => figure(result?.created),
      align: "end",
      width: 88,
    },
    {
      key: "updated",
      header: t("columns.updated"),
      cell: ({ result }) => figure(result?.updated),
      align: "end",
      width: 96,
    },
    {
      key: "failed",
      header: t("columns.failed"),
      cell: ({ result, plan }) => figure(result?.failed ?? plan?.failed),
      align: "end",
      width: 88,
    },
    {
      key: "state",
      header: t("columns.state"),
      cell: ({ state }) => <StateMark state={state} t={t} />,
      width: 208,
      phone: "line",
    },
  ];
  return (
    <DataTable
      caption={t("earlier")}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/clients/import/${id}`}
    />
  );
}
