import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords, type Words } from "#app/words.ts";
import { Badge } from "#components/badge.tsx";
import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import type { StaffActor } from "#db/actor.ts";
import { erasureGrounds } from "#db/erasures/grounds.ts";
import { type ErasureRow, listErasures } from "#db/erasures/queries.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDateTime } from "#db/values/time.ts";
import { SafetyTabs } from "../safety-tabs.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("subjects"))("acts.title") };
}

/** Acts of erasure: whom, nobody can tell any more; why, when and by whose order. */
export default async function ErasuresPage() {
  const actor = await requireActor("erasure.view");
  const [t, rows] = await Promise.all([getWords("subjects"), listErasures(actor)]);
  return (
    <>
      <PageHeader title={t("acts.title")} />
      <SafetyTabs actor={actor} current="erasures" />
      {rows.length === 0 ? (
        <EmptyState icon="user-x" title={t("acts.none")}>
          {t("acts.noneText")}
        </EmptyState>
      ) : (
        <>
          <PageBody className="max-w-[720px] pt-4 pb-3 text-sm text-ink-2 max-md:pb-3">
            {t("acts.lead")}
          </PageBody>
          <DataTable
            caption={t("acts.title")}
            columns={columnsOf(actor, t, new Date())}
            rows={rows}
            rowId={({ id }) => id}
            rowHref={({ number }) => `/safety/erasures/${number}`}
          />
        </>
      )}
    </>
  );
}

function columnsOf(actor: StaffActor, t: Words<"subjects">, now: Date): Column<ErasureRow>[] {
  return [
    {
      ...{ key: "number", header: t("acts.columns.number"), width: 144, primary: true, phone: "title" },
      cell: ({ number }) => t("acts.number", { number }),
    },
    {
      ...{ key: "ground", header: t("acts.columns.ground"), phone: "line" },
      cell: ({ ground, basis }) => `${erasureGrounds[ground].label[actor.locale]}, ${basis}`,
    },
    {
      ...{ key: "by", header: t("acts.columns.by"), width: 168, phone: "left" },
      cell: ({ by }) => (by?.surname ? shortName({ ...by, given: by.given ?? "" }) : ""),
    },
    {
      ...{ key: "at", header: t("acts.columns.at"), width: 176, phone: "right" },
      cell: ({ orderedAt }) => formatDateTime(orderedAt, { ...actor, now }),
    },
    {
      ...{ key: "state", header: t("acts.columns.state"), width: 128 },
      cell: ({ doneAt }) => (
        <Badge tone={doneAt ? "done" : "accent"}>{t(doneAt ? "acts.done" : "acts.running")}</Badge>
      ),
    },
  ];
}
