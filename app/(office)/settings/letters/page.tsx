import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { Button } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Static } from "#components/static-html.tsx";
import { listTemplates } from "#db/letters/queries.ts";
import { mergeTags } from "#db/values/merge-tags.ts";
import { TemplateDesk } from "./template-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("letters"))("templates") };
}

/** Letters of the company that colleagues begin theirs from. */
export default async function TemplatesPage() {
  await requireActor("letter_template.edit");
  const [t, own, rows] = await Promise.all([
    getWords("letters"),
    getWords("settings"),
    listTemplates({ retired: true }),
  ]);
  return (
    <>
      <PageHeader
        title={t("templates")}
        object
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[{ label: own("account"), href: "/settings" }, { label: t("templates") }]}
          />
        }
        actions={
          <Button variant="primary" icon="plus" data-template="">
            {t("add")}
          </Button>
        }
      />
      <PageBody className="max-w-[760px]">
        <p className="mb-4 text-sm text-ink-3">{t("templatesNote")}</p>
        {rows.length === 0 ? (
          <EmptyState icon="mail" title={t("templatesNone")}>
            {t("templatesNoneText")}
          </EmptyState>
        ) : (
          <Static as="ul">
            {rows.map(({ id, name, subject, body, retired }) => (
              <li
                key={id}
                className="flex items-start gap-2 border-t border-line py-3 text-sm first:border-0"
              >
                <div className="min-w-0 flex-1">
                  <span className={retired ? "text-ink-3" : "font-medium"}>{name}</span>
                  {retired ? <span className="ml-2 text-xs text-ink-3">{t("retired")}</span> : null}
                  <div className="text-ink-2">{subject}</div>
                  <p className="line-clamp-2 text-xs text-ink-3">{body}</p>
                </div>
                <Button variant="ghost" size="sm" iconOnly icon="pencil" data-template={id}>
                  {t("template.editOf", { name })}
                </Button>
              </li>
            ))}
          </Static>
        )}
      </PageBody>
      <TemplateDesk
        templates={rows}
        words={t.raw("template")}
        tags={Object.keys(mergeTags)
          .map((name) => `{{${name}}}`)
          .join(", ")}
      />
    </>
  );
}
