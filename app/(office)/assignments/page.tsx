import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Tabs } from "#components/tabs.tsx";
import { listMyWork } from "#db/assignments/queries.ts";
import { type SectionName, sectionNames } from "#db/assignments/sections.ts";
import { AssignButton } from "./assign-button.tsx";
import { AssignmentDesk } from "./assignment-desk.tsx";
import { WorkSection } from "./work-section.tsx";
import { workView } from "./work-view.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("assignments"))("title") };
}

const notes: Partial<Record<SectionName, "accept" | "waiting" | "issued">> = {
  accept: "accept",
  waiting: "waiting",
  issued: "issued",
};

export default async function AssignmentsPage({ searchParams }: PageProps<"/assignments">) {
  const actor = await requireActor("assignment.act");
  const { show: asked } = await searchParams;
  const show = sectionNames.find((name) => name === asked);
  const now = new Date();
  const [view, sections] = await Promise.all([workView(actor, now), listMyWork(actor, { now, show })]);
  const { t } = view;
  const filled = sections.filter(({ total }) => total > 0);
  return (
    <>
      <PageHeader title={t("title")} actions={<AssignButton view={view} variant="primary" />} />
      <PageBody>
        {filled.length === 0 ? (
          <EmptyState icon="inbox" title={t("empty.title")}>
            {t("empty.text")}
          </EmptyState>
        ) : (
          <Tabs
            label={t("sectionNav")}
            items={filled.map(({ name, total }) => ({
              href: `#${name}`,
              label: t(`sections.${name}`),
              count: total,
              late: name === "overdue",
            }))}
          />
        )}
        {filled.map(({ name, total, rows }) => (
          <WorkSection
            key={name}
            id={name}
            title={t(`sections.${name}`)}
            note={notes[name] && t(`sectionNotes.${notes[name]}`)}
            total={total}
            rows={rows}
            view={view}
            late={name === "overdue"}
            moreHref={show === name ? undefined : `/assignments?show=${name}#${name}`}
          />
        ))}
        {filled.length > 0 ? <p className="mt-8 text-xs text-ink-3 max-md:hidden">{t("keys")}</p> : null}
        <AssignmentDesk view={view} />
      </PageBody>
    </>
  );
}
