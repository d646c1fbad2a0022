import type { Metadata } from "next";
import { orNotFound } from "#app/or-not-found.ts";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { ButtonLink } from "#components/button.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { can } from "#db/permissions.ts";
import { commentTones, listComments } from "#db/surveys/comments.ts";
import { getCampaign } from "#db/surveys/queries.ts";
import { resultsOf } from "#db/surveys/results.ts";
import { formatDateTime } from "#db/values/time.ts";
import { CampaignState } from "../campaign-state.tsx";
import { whenOf } from "../view.ts";
import { About } from "./about.tsx";
import { CampaignMenu } from "./campaign-menu.tsx";
import { Choices } from "./choices.tsx";
import { Comments } from "./comments.tsx";
import { NpsFigure } from "./nps-figure.tsx";
import { Reach } from "./reach.tsx";
import { Scores } from "./scores.tsx";

export async function generateMetadata({ params }: PageProps<"/surveys/[id]">): Promise<Metadata> {
  const actor = await requireActor("survey.view");
  const { campaign } = await getCampaign(actor, (await params).id).catch(orNotFound);
  return { title: campaign.name };
}

const PAGE = 30;

export default async function CampaignPage({ params, searchParams }: PageProps<"/surveys/[id]">) {
  const actor = await requireActor("survey.view");
  const [t, { id }, query] = await Promise.all([getWords("surveys"), params, searchParams]);
  const found = await getCampaign(actor, id).catch(orNotFound);
  const { campaign, content, mailing } = found;
  const tone = commentTones.find((name) => name === query.tone);
  const limit = query.all === "1" ? PAGE * 10 : PAGE;
  const [results, comments] = await Promise.all([
    resultsOf(actor, id, content),
    listComments(actor, id, content, { tone, limit }),
  ]);
  const view = { actor, t, now: new Date() };
  const { lastAt } = results.reach;
  const isDraft = mailing?.state === "draft";
  const isArchived = Boolean(mailing?.archivedAt);
  return (
    <>
      <PageHeader
        object
        title={campaign.name}
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[{ label: t("title"), href: "/surveys" }, { label: campaign.name }]}
          />
        }
        actions={
          <>
            {mailing && can(actor, "mailing.view") ? (
              <ButtonLink
                href={`/mailings/${mailing.id}`}
                variant={isDraft && !isArchived ? "primary" : "second"}
                icon="send"
              >
                {t(isDraft && !isArchived ? "results.launch" : "results.letter")}
              </ButtonLink>
            ) : null}
            {mailing && isDraft && can(actor, "survey.edit") ? (
              <CampaignMenu
                id={mailing.id}
                version={mailing.version}
                archived={isArchived}
                words={{ ...t.raw("throwing"), failed: t("failed") }}
              />
            ) : null}
          </>
        }
        meta={
          <>
            <CampaignState closesAt={campaign.closesAt} mailing={mailing} view={view} />
            <span>
              {lastAt ? t("results.last", { at: formatDateTime(lastAt, whenOf(view)) }) : t("results.none")}
            </span>
          </>
        }
      />
      {isArchived ? (
        <Notice tone="soon" className="mx-6 mb-4 max-md:mx-4">
          {t("thrownNote")}
        </Notice>
      ) : null}
      <PageBody className="survey-page">
        <Reach reach={results.reach} view={view} />
        {results.nps.n > 0 ? (
          <div className="survey-scores">
            <NpsFigure nps={results.nps} population={results.reach.delivered} view={view} />
            <Scores counts={results.scores} view={view} />
          </div>
        ) : null}
        <div className="survey-columns">
          <Comments id={id} content={content} found={comments} tone={tone} limit={limit} view={view} />
          <aside className="grid content-start gap-10">
            <Choices content={content} singles={results.singles} view={view} />
            <About found={found} view={view} />
          </aside>
        </div>
      </PageBody>
    </>
  );
}
