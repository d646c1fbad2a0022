import type { Metadata } from "next";
import { orNotFound } from "#app/or-not-found.ts";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { ButtonLink } from "#components/button.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { can } from "#db/permissions.ts";
import { getQuestionnaire } from "#db/surveys/queries.ts";
import { formatDayMonth } from "#db/values/time.ts";
import { whenOf } from "../../view.ts";
import { QuestionnaireMenu } from "./archive-menu.tsx";
import { QuestionnaireEditor } from "./editor.tsx";
import { NewVersion } from "./new-version.tsx";
import { PublishedQuestions } from "./published.tsx";

type Props = PageProps<"/surveys/questionnaires/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requireActor("survey.view");
  return { title: (await getQuestionnaire(actor, (await params).id).catch(orNotFound)).name };
}

export default async function QuestionnairePage({ params }: Props) {
  const actor = await requireActor("survey.view");
  const [t, { id }] = await Promise.all([getWords("surveys"), params]);
  const { name, version, archivedAt, newest } = await getQuestionnaire(actor, id).catch(orNotFound);
  const view = { actor, t, now: new Date() };
  const { publishedAt, number } = newest;
  const edits = can(actor, "survey.edit");
  const words = { label: t("version.new"), busy: t("version.making"), failed: t("failed") };
  return (
    <>
      <PageHeader
        object
        title={name}
        breadcrumbs={
          <Breadcrumbs label={t("path")} items={[{ label: t("title"), href: "/surveys" }, { label: name }]} />
        }
        actions={
          edits ? (
            <>
              {publishedAt && !archivedAt ? (
                <>
                  <NewVersion questionnaireId={id} words={words} />
                  <ButtonLink href={`/surveys/new?version=${newest.id}`} variant="primary" icon="send">
                    {t("version.send")}
                  </ButtonLink>
                </>
              ) : null}
              <QuestionnaireMenu
                id={id}
                version={version}
                archived={archivedAt !== null}
                words={t.raw("archiving")}
              />
            </>
          ) : null
        }
        meta={
          publishedAt ? (
            <>
              <span>
                {t("version.published", { number, day: formatDayMonth(publishedAt, whenOf(view)) })}
              </span>
              <span>{t("version.sent")}</span>
              <a
                href={`/surveys/questionnaires/${id}/preview`}
                className="text-accent-ink"
                target="_blank"
                rel="noreferrer"
              >
                {t("editor.preview")}
              </a>
            </>
          ) : (
            <span>{t("version.draft", { number })}</span>
          )
        }
      />
      {archivedAt ? (
        <Notice tone="soon" className="mx-6 mb-4 max-md:mx-4">
          {t("archived")}
        </Notice>
      ) : null}
      <PageBody>
        {publishedAt || !edits ? (
          <PublishedQuestions content={newest.content} view={view} />
        ) : (
          <QuestionnaireEditor
            key={newest.id}
            words={t.raw("editor")}
            locale={actor.locale}
            questionnaireId={id}
            versionId={newest.id}
            version={newest.version}
            name={name}
            content={newest.content}
          />
        )}
      </PageBody>
    </>
  );
}
