import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { PrintButton } from "#components/print-button.tsx";
import { Static } from "#components/static-html.tsx";
import { logAccess } from "#db/access/log.ts";
import { db } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { subjectData } from "#db/subjects/dossier.ts";
import { formatDate } from "#db/values/time.ts";
import { readSubject } from "../../read-kind.ts";
import { partsOf } from "../../sections.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("subjects"))("title") };
}

/** Everything that is held about a person, on one page that can be printed and handed over. */
export default async function SubjectPage({ params }: PageProps<"/subjects/[kind]/[id]">) {
  const actor = await requireActor("subject.view");
  const asked = readSubject(await params);
  if (!asked) notFound();
  const now = new Date();
  const data = await subjectData(actor, asked.kind, asked.id, now);
  if (!data) notFound();
  for (const clientId of data.around) after(() => logAccess(db, actor, { clientId, what: "dossier" }, now));
  const t = await getWords("subjects");
  const base = `/subjects/${asked.kind}/${asked.id}`;
  return (
    <>
      <PageHeader
        title={data.name}
        object
        actions={
          <>
            <PrintButton label={t("print")} />
            <ButtonLink
              variant="ghost"
              icon="download"
              href={`${base}/file?format=html`}
              className="max-md:hidden"
            >
              {t("html")}
            </ButtonLink>
            <ButtonLink
              variant="ghost"
              icon="download"
              href={`${base}/file?format=json`}
              className="max-md:hidden"
            >
              {t("json")}
            </ButtonLink>
            {can(actor, "subject.erase") ? (
              <ButtonLink icon="user-x" href={`${base}/erase`}>
                {t("erase")}
              </ButtonLink>
            ) : null}
          </>
        }
        meta={<span>{t("lead", { company: data.company, day: formatDate(now, actor) })}</span>}
      />
      <PageBody className="max-w-[800px]">
        {partsOf(data, t, actor).map(({ title, rows }) => (
          <section key={title} className="border-t border-line py-4">
            <h2 className="mb-2 text-base font-medium">{title}</h2>
            {rows.length === 0 ? (
              <p className="text-sm text-ink-3">{t("nothing")}</p>
            ) : (
              <Static as="ul" className="grid gap-2 text-sm">
                {rows.map(({ label, text, note }, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a document, written once
                  <li key={place} className="grid gap-x-4 md:grid-cols-[168px_minmax(0,1fr)]">
                    <span className="text-ink-3">{label}</span>
                    <span className="min-w-0 break-words">
                      {text}
                      {note ? <span className="block text-xs text-ink-3">{note}</span> : null}
                    </span>
                  </li>
                ))}
              </Static>
            )}
          </section>
        ))}
      </PageBody>
    </>
  );
}
