import type { Words } from "#app/words.ts";
import { Badge, type Tone } from "#components/badge.tsx";
import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { StaffActor } from "#db/actor.ts";
import { bulkKinds } from "#db/bulk/changes.ts";
import type { BulkState } from "#db/bulk/outcomes.ts";
import type { BulkRow } from "#db/bulk/queries.ts";
import type { SegmentNames } from "#db/segments/names.ts";
import { formatNumber } from "#db/values/money.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDateTime } from "#db/values/time.ts";
import { valueWords } from "./value-words.ts";

export interface BulkView {
  actor: StaffActor;
  now: Date;
  t: Words<"bulk">;
  names: SegmentNames;
}

/** «Статус: Постоянный». */
export function changeWords({ change }: Pick<BulkRow, "change">, { actor, t, names }: BulkView): string {
  const field = change.kind === "own" ? names.own?.[change.field]?.name : undefined;
  const kind = field ?? bulkKinds[change.kind].label[actor.locale];
  if (change.kind === "archive") return kind;
  const { value } = change;
  return t("what", {
    kind,
    value: value === null ? t("blank") : valueWords(change, value, names, actor.locale),
  });
}

const tones: Record<BulkState, Tone> = {
  running: "accent",
  undoing: "accent",
  done: "done",
  cancelled: "soon",
  failed: "late",
  undone: "neutral",
};

export const BulkStateBadge = ({ state, t }: { state: BulkState; t: Words<"bulk"> }) => (
  <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
);

/** What was done to many, by whom, and whether it still stands. */
export function BulkTable({ rows, view }: { rows: readonly BulkRow[]; view: BulkView }) {
  const { actor, now, t } = view;
  const figure = (count: number | undefined) => (count ? formatNumber(count, actor.locale) : "");
  const columns: Column<BulkRow>[] = [
    {
      key: "what",
      header: t("columns.what"),
      primary: true,
      phone: "title",
      cell: (row) => changeWords(row, view),
      title: (row) => changeWords(row, view),
    },
    { key: "number", header: t("columns.number"), align: "end", width: 64, cell: ({ number }) => number },
    {
      key: "author",
      header: t("columns.author"),
      width: 160,
      phone: "left",
      cell: ({ author }) => shortName(author),
    },
    {
      key: "at",
      header: t("columns.at"),
      width: 160,
      phone: "right",
      cell: ({ createdAt }) => formatDateTime(createdAt, { ...actor, now }),
    },
    { key: "total", header: t("columns.total"), align: "end", width: 96, cell: ({ total }) => figure(total) },
    {
      key: "changed",
      header: t("columns.changed"),
      align: "end",
      width: 96,
      cell: ({ counts }) => figure(counts?.changed ?? counts?.restored),
    },
    {
      key: "state",
      header: t("columns.state"),
      width: 144,
      phone: "line",
      cell: ({ state }) => <BulkStateBadge state={state} t={t} />,
    },
  ];
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/clients/bulk/${id}`}
    />
  );
}
