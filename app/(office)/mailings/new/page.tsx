import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { listSegments } from "#db/segments/queries.ts";
import { NewMailingForm } from "./new-mailing-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("mailings"))("form.title") };
}

export default async function NewMailingPage({ searchParams }: PageProps<"/mailings/new">) {
  const actor = await requireActor("mailing.edit");
  const [t, segments, { segment }] = await Promise.all([
    getWords("mailings"),
    listSegments(actor),
    searchParams,
  ]);
  const wanted = segments.find(({ id }) => id === segment);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[{ label: t("title"), href: "/mailings" }, { label: t("form.title") }]}
          />
        }
        title={t("form.title")}
      />
      <PageBody className="max-w-[560px]">
        <NewMailingForm
          words={t.raw("form")}
          segments={segments.map(({ id, name }) => ({ value: id, label: name }))}
          segmentId={wanted?.id ?? ""}
          name={wanted?.name ?? ""}
        />
      </PageBody>
    </>
  );
}
