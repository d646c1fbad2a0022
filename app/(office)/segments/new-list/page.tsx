import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { ListForm } from "./list-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("segments"))("list.newTitle") };
}

export default async function NewListPage() {
  await requireActor("segment.edit");
  const t = await getWords("segments");
  return (
    <>
      <PageHeader
        object
        title={t("list.newTitle")}
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[{ label: t("title"), href: "/segments" }, { label: t("list.newTitle") }]}
          />
        }
      />
      <PageBody>
        <ListForm words={t.raw("list")} />
      </PageBody>
    </>
  );
}
