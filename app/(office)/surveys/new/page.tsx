import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { listSegments } from "#db/segments/queries.ts";
import { listColleagues } from "#db/staff/queries.ts";
import { LOW_SCORE, scores } from "#db/surveys/content.ts";
import { listPublished } from "#db/surveys/queries.ts";
import { fullName } from "#db/values/person-name.ts";
import { addDays, localDate } from "#db/values/time.ts";
import { CampaignForm } from "./campaign-form.tsx";

const lowScores = scores.filter((n) => n >= LOW_SCORE.least && n <= LOW_SCORE.most);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("surveys"))("form.title") };
}

export default async function NewCampaignPage({ searchParams }: PageProps<"/surveys/new">) {
  const actor = await requireActor("survey.edit");
  const [t, published, segments, colleagues, { version, segment }] = await Promise.all([
    getWords("surveys"),
    listPublished(actor),
    listSegments(actor),
    listColleagues(actor),
    searchParams,
  ]);
  const today = localDate(new Date(), actor.timeZone);
  const crumbs = [{ label: t("title"), href: "/surveys" }, { label: t("form.title") }];
  return (
    <>
      <PageHeader title={t("form.title")} breadcrumbs={<Breadcrumbs label={t("path")} items={crumbs} />} />
      <PageBody>
        {published.length === 0 ? (
          <EmptyState
            icon="message-square-text"
            title={t("form.none")}
            actions={<ButtonLink href="/surveys">{t("title")}</ButtonLink>}
          />
        ) : (
          <CampaignForm
            words={t.raw("form")}
            locale={actor.locale}
            today={today}
            closesOn={addDays(today, 14)}
            questionnaires={published.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={String(version ?? "")}
            segments={segments.map(({ id, name }) => ({ value: id, label: name }))}
            segment={String(segment ?? "")}
            scores={lowScores.map((n) => ({ value: String(n), label: t("form.upTo", { n }) }))}
            owners={colleagues
              .filter(({ role }) => role !== "admin")
              .map((person) => ({ value: person.id, label: fullName(person) }))}
          />
        )}
      </PageBody>
    </>
  );
}
