import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { CampaignRow } from "#db/surveys/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { CampaignState } from "./campaign-state.tsx";
import { signed, type View } from "./view.ts";

export function CampaignsTable({ rows, view }: { rows: readonly CampaignRow[]; view: View }) {
  const { actor, t } = view;
  // Zero has nothing to say in a column of figures.
  const figure = (value: number) => (value ? formatNumber(value, actor.locale) : "");
  // A card of a phone has no heads: there the figure says what it counts.
  const named = (column: "finished" | "nps", value: string) =>
    value ? (
      <>
        <span className="md:hidden">{t(`columns.${column}`)} </span>
        {value}
      </>
    ) : null;
  const columns: Column<CampaignRow>[] = [
    {
      key: "name",
      header: t("columns.name"),
      cell: ({ name }) => name,
      title: ({ name }) => name,
      primary: true,
      phone: "title",
    },
    {
      key: "state",
      header: t("columns.state"),
      cell: ({ closesAt, mailing }) => <CampaignState closesAt={closesAt} mailing={mailing} view={view} />,
      width: 200,
      phone: "line",
    },
    {
      key: "segment",
      header: t("columns.segment"),
      cell: ({ segment }) => segment ?? t("all"),
      title: ({ segment }) => segment ?? undefined,
      width: 216,
    },
    {
      key: "invited",
      header: t("columns.invited"),
      cell: ({ invited }) => figure(invited),
      align: "end",
      width: 112,
    },
    {
      key: "finished",
      header: t("columns.finished"),
      cell: ({ finished }) => named("finished", figure(finished)),
      align: "end",
      width: 112,
      phone: "left",
    },
    {
      key: "nps",
      header: t("columns.nps"),
      cell: ({ nps }) => named("nps", nps === null ? "" : signed(nps, view)),
      align: "end",
      width: 88,
      phone: "right",
    },
  ];
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/surveys/${id}`}
    />
  );
}
