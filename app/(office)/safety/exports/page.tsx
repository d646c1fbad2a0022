import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords, type Words } from "#app/words.ts";
import { Badge } from "#components/badge.tsx";
import { ButtonLink } from "#components/button.tsx";
import { address } from "#components/data-table/address.ts";
import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { TableFoot } from "#components/data-table/pager.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import type { StaffActor } from "#db/actor.ts";
import { exportKinds } from "#db/exports/kinds.ts";
import { type ExportRow, listExports } from "#db/exports/queries.ts";
import { exported } from "#db/exports/registry.ts";
import { allFields } from "#db/fields/queries.ts";
import { readOwnName } from "#db/fields/value.ts";
import { formatNumber } from "#db/values/money.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDateTime } from "#db/values/time.ts";
import { SafetyTabs } from "../safety-tabs.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("exports"))("list.title") };
}

const GUID = /^[0-9a-f-]{36}$/;

export default async function ExportsPage({ searchParams }: PageProps<"/safety/exports">) {
  const actor = await requireActor("export.view");
  const raw = await searchParams;
  const before = Number([raw.before ?? []].flat()[0] ?? Number.NaN);
  const staffId = [raw.staff ?? []].flat()[0] ?? "";
  const [t, own, page] = await Promise.all([
    getWords("exports"),
    allFields(),
    listExports(actor, {
      staffId: GUID.test(staffId) ? staffId : null,
      before: Number.isSafeInteger(before) && before > 0 && before < 2 ** 31 ? before : null,
    }),
  ]);
  return (
    <>
      <PageHeader title={t("list.title")} />
      <SafetyTabs actor={actor} current="exports" />
      {page.rows.length === 0 ? (
        <EmptyState icon="download" title={t("list.none")}>
          {t("list.noneText")}
        </EmptyState>
      ) : (
        <>
          <PageBody className="pt-4 pb-3 text-sm text-ink-2 max-md:pb-3">{t("list.lead")}</PageBody>
          <DataTable
            caption={t("list.title")}
            columns={columnsOf(actor, t, own, new Date())}
            rows={page.rows}
            rowId={({ id }) => id}
          />
          {page.next ? (
            <TableFoot>
              <ButtonLink
                size="sm"
                href={address("/safety/exports", { staff: staffId, before: String(page.next) })}
              >
                {t("list.earlier")}
              </ButtonLink>
            </TableFoot>
          ) : null}
        </>
      )}
    </>
  );
}

function columnsOf(
  actor: StaffActor,
  t: Words<"exports">,
  own: Awaited<ReturnType<typeof allFields>>,
  now: Date,
): Column<ExportRow>[] {
  const labels = ({ kind, columns }: ExportRow) =>
    [
      ...exported[kind].columns
        .filter(({ key }) => columns.includes(key))
        .map(({ label }) => label[actor.locale]),
      ...columns.flatMap((key) => own.get(readOwnName(key)?.id ?? "")?.name ?? []),
    ].join(", ");
  const filter = ({ filterWords }: ExportRow) =>
    filterWords === null ? t("list.hiddenFilter") : filterWords.join(" · ") || t("list.all");
  const state = ({ takenAt, finishedAt, broken }: ExportRow) =>
    takenAt === null ? "notTaken" : finishedAt === null ? "running" : broken ? "broken" : "whole";
  const what = (row: ExportRow) => (
    <>
      {exportKinds[row.kind].label[actor.locale]} {row.format.toUpperCase()}{" "}
      {row.hasContacts ? <Badge tone="soon">{t("list.contacts")}</Badge> : null}
    </>
  );
  // The card of a phone has five places for the seven columns: two of them take in a neighbour there.
  return [
    {
      ...{ key: "number", header: t("list.columns.number"), width: 56, primary: true, phone: "title" },
      cell: (row) => (
        <>
          <span className="md:hidden">{t("list.columns.number")} </span>
          {row.number}
          <span className="md:hidden"> · {what(row)}</span>
        </>
      ),
    },
    {
      ...{ key: "at", header: t("list.columns.at"), width: 160, phone: "left" },
      cell: ({ orderedAt, rows }) => (
        <>
          {formatDateTime(orderedAt, { ...actor, now })}
          {rows === null ? null : (
            <span className="md:hidden">
              {" · "}
              {t("list.columns.rows")}: {formatNumber(rows, actor.locale)}
            </span>
          )}
        </>
      ),
    },
    {
      ...{ key: "who", header: t("list.columns.who"), width: 144, phone: "right" },
      cell: ({ by }) => shortName({ ...by, patronymic: null }),
    },
    {
      ...{ key: "what", header: t("list.columns.what"), width: 216 },
      cell: what,
    },
    {
      ...{ key: "rows", header: t("list.columns.rows"), width: 80, align: "end" },
      cell: ({ rows }) => (rows === null ? "" : formatNumber(rows, actor.locale)),
    },
    {
      ...{ key: "filter", header: t("list.columns.filter"), phone: "line" },
      cell: filter,
      title: (row) => `${filter(row)}\n${labels(row)}`,
    },
    {
      ...{ key: "state", header: t("list.columns.state"), width: 136, phone: "mark" },
      cell: (row) => (
        <Badge
          tone={
            { notTaken: "neutral", running: "accent", broken: "soon", whole: "done" }[state(row)] as "done"
          }
        >
          {t(`list.${state(row)}`)}
        </Badge>
      ),
      title: ({ sha256 }) => (sha256 ? t("list.hash", { hash: sha256 }) : undefined),
    },
  ];
}
