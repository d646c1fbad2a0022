import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Tabs } from "#components/tabs.tsx";
import { can } from "#db/permissions.ts";
import { countSegments } from "#db/segments/counts.ts";
import { listSegments, segmentNames } from "#db/segments/queries.ts";
import { SegmentsTable } from "./segments-table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("segments"))("title") };
}

export default async function SegmentsPage({ searchParams }: PageProps<"/segments">) {
  const actor = await requireActor("segment.view");
  const now = new Date();
  const archived = (await searchParams).archived === "1";
  const [t, rows, names] = await Promise.all([
    getWords("segments"),
    listSegments(actor, { archived }),
    segmentNames(actor),
  ]);
  const counts = await countSegments(
    actor,
    rows.map(({ tree }) => tree),
    now,
  );
  const add = can(actor, "segment.edit") ? (
    <>
      <ButtonLink variant="ghost" icon="list" href="/segments/new-list">
        {t("list.add")}
      </ButtonLink>
      <ButtonLink variant="primary" icon="plus" href="/segments/new">
        {t("add")}
      </ButtonLink>
    </>
  ) : null;
  return (
    <>
      <PageHeader title={t("title")} actions={add} />
      <Tabs
        label={t("views")}
        className="px-6 max-md:mx-0 max-md:px-4"
        items={[
          { href: "/segments", label: t("showLive"), current: !archived },
          { href: "/segments?archived=1", label: t("showArchived"), current: archived },
        ]}
      />
      {rows.length > 0 ? (
        <SegmentsTable rows={rows} counts={counts} view={{ actor, now, t, names }} />
      ) : (
        <PageBody>
          <EmptyState
            icon="list-filter"
            title={t(archived ? "empty.archivedTitle" : "empty.title")}
            actions={
              archived ? null : (
                <ButtonLink variant="second" icon="plus" href="/segments/new">
                  {t("empty.add")}
                </ButtonLink>
              )
            }
          >
            {t(archived ? "empty.archivedText" : "empty.text")}
          </EmptyState>
        </PageBody>
      )}
    </>
  );
}
