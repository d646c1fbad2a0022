import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { Button } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Static } from "#components/static-html.tsx";
import { Tabs } from "#components/tabs.tsx";
import { MOST_FIELDS } from "#db/fields/limits.ts";
import { listForSettings } from "#db/fields/queries.ts";
import { FieldRow } from "./field-row.tsx";
import { FieldsDesk } from "./fields-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("fields"))("title") };
}

/** What the company writes down of its clients beyond what every company does. */
export default async function FieldsPage({ searchParams }: PageProps<"/settings/fields">) {
  const actor = await requireActor("field.edit");
  const archived = (await searchParams).archived === "1";
  const [t, own, rows] = await Promise.all([
    getWords("fields"),
    getWords("settings"),
    listForSettings(actor, { archived }),
  ]);
  const view = { actor, t };
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[{ label: own("account"), href: "/settings" }, { label: t("title") }]}
          />
        }
        actions={
          <Button variant="primary" icon="plus" data-field="">
            {t("add")}
          </Button>
        }
      />
      <Tabs
        label={t("views")}
        className="px-6 max-md:mx-0 max-md:px-4"
        items={[false, true].map((off) => ({
          href: off ? "/settings/fields?archived=1" : "/settings/fields",
          label: t(off ? "archived" : "live"),
          current: off === archived,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState icon="list-filter" title={t(archived ? "noneArchived" : "none")}>
          {t(archived ? "noneArchivedText" : "noneText")}
        </EmptyState>
      ) : (
        <PageBody className="grid max-w-[880px] gap-4 pt-4">
          <p className="text-sm text-ink-2">{t(archived ? "archivedLead" : "lead", { n: MOST_FIELDS })}</p>
          <Static as="ul">
            {rows.map((field, at) => (
              <FieldRow
                key={field.id}
                field={field}
                first={at === 0}
                last={at === rows.length - 1}
                view={view}
              />
            ))}
          </Static>
        </PageBody>
      )}
      <FieldsDesk rows={rows} locale={actor.locale} words={t.raw("form")} />
    </>
  );
}
