import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { importKinds } from "#db/imports/kind-keys.ts";
import { limits } from "#db/imports/limits.ts";
import { listImports } from "#db/imports/queries.ts";
import { listTemplates } from "#db/imports/templates.ts";
import { say } from "#db/values/text.ts";
import { ImportsTable } from "./imports-table.tsx";
import { TemplatesSection } from "./templates-section.tsx";
import { UploadForm } from "./upload-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("imports"))("title") };
}

const steps = ["columns", "check", "write"] as const;

export default async function ImportPage() {
  const actor = await requireActor("client.import");
  const [t, rows, templates] = await Promise.all([
    getWords("imports"),
    listImports(actor),
    listTemplates(actor),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[{ label: t("clients"), href: "/clients" }, { label: t("crumb") }]}
          />
        }
        title={t("title")}
      />
      <PageBody>
        <div className="grid items-start gap-x-12 gap-y-6 pt-2 lg:grid-cols-[minmax(0,560px)_minmax(0,360px)]">
          <UploadForm
            words={t.raw("upload")}
            locale={actor.locale === "en" ? "en-GB" : "ru-RU"}
            mostBytes={limits.fileBytes}
            kinds={Object.entries(importKinds).map(([value, label]) => ({
              value,
              label: say(label, actor.locale),
            }))}
            templates={templates.map(({ id, name, kind }) => ({ value: id, label: name, kind }))}
          />
          <div className="text-sm text-ink-2">
            <h2 className="mb-2 text-sm font-semibold text-ink">{t("how.title")}</h2>
            <ol className="grid list-decimal gap-1 pl-5">
              {steps.map((step) => (
                <li key={step}>{t(`how.${step}`)}</li>
              ))}
            </ol>
          </div>
        </div>
        <TemplatesSection templates={templates} view={{ actor, now: new Date(), t }} />
        <Section title={t("earlier")} className="mt-8">
          {rows.length === 0 ? (
            <EmptyState icon="file-spreadsheet" title={t("none")} level={3}>
              {t("noneText")}
            </EmptyState>
          ) : (
            <div className="-mx-6 border-t border-line max-md:-mx-4">
              <ImportsTable rows={rows} view={{ actor, now: new Date(), t }} />
            </div>
          )}
        </Section>
      </PageBody>
    </>
  );
}
