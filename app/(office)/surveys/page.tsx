import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { Static } from "#components/static-html.tsx";
import { can } from "#db/permissions.ts";
import { listCampaigns, listQuestionnaires } from "#db/surveys/queries.ts";
import { formatShortDay } from "#db/values/time.ts";
import { CampaignsTable } from "./campaigns-table.tsx";
import { NewQuestionnaire } from "./new-questionnaire.tsx";
import { QuestionnairesList } from "./questionnaires-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("surveys"))("title") };
}

export default async function SurveysPage() {
  const actor = await requireActor("survey.view");
  const [t, campaigns, thrown, questionnaires, archived] = await Promise.all([
    getWords("surveys"),
    listCampaigns(actor),
    listCampaigns(actor, { archived: true }),
    listQuestionnaires(actor),
    listQuestionnaires(actor, { archived: true }),
  ]);
  const now = new Date();
  const edits = can(actor, "survey.edit");
  const mayBeSent = questionnaires.some(({ publishedAt, number }) => publishedAt || number > 1);
  const words = {
    label: t("newQuestionnaire"),
    busy: t("creating"),
    failed: t("failed"),
    name: t("untitled"),
  };
  const send = (
    <ButtonLink href="/surveys/new" variant="primary" icon="send">
      {t("newCampaign")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        count={campaigns.length || undefined}
        actions={edits && mayBeSent ? send : null}
      />
      {campaigns.length === 0 ? (
        <PageBody>
          <EmptyState icon="message-square-text" title={t("empty.title")}>
            {t(questionnaires.length > 0 && !mayBeSent ? "empty.publish" : "empty.text")}
          </EmptyState>
        </PageBody>
      ) : (
        <CampaignsTable rows={campaigns} view={{ actor, now, t }} />
      )}
      {thrown.length === 0 ? null : (
        <PageBody>
          <details className="text-sm">
            <summary className="text-ink-2">{t("thrown", { n: thrown.length })}</summary>
            <Static as="ul" className="questionnaires">
              {thrown.map(({ id, name, createdAt, segment }) => (
                <li key={id}>
                  <a href={`/surveys/${id}`}>{name}</a>
                  <span>
                    {segment ?? t("all")}, {formatShortDay(createdAt, { ...actor, now })}
                  </span>
                </li>
              ))}
            </Static>
          </details>
        </PageBody>
      )}
      <PageBody className="mt-12">
        <Section title={t("questionnaires.title")} action={edits ? <NewQuestionnaire words={words} /> : null}>
          <QuestionnairesList rows={questionnaires} t={t} />
          {archived.length === 0 ? null : (
            <details className="mt-4 text-sm">
              <summary className="text-ink-2">{t("questionnaires.archived", { n: archived.length })}</summary>
              <QuestionnairesList rows={archived} t={t} />
            </details>
          )}
        </Section>
      </PageBody>
    </>
  );
}
