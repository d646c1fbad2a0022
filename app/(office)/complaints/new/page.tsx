import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { getClient } from "#db/clients/queries.ts";
import {
  complaintDemands,
  complaintKinds,
  complaintSeverities,
  complaintTypes,
} from "#db/complaints/registries.ts";
import { can } from "#db/permissions.ts";
import { optionsOf } from "../options.ts";
import { NewComplaintForm } from "./new-complaint-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("complaints"))("form.title") };
}

const languages = {
  ru: { label: { ru: "русский", en: "Russian" } },
  en: { label: { ru: "английский", en: "English" } },
};

export default async function NewComplaintPage({ searchParams }: PageProps<"/complaints/new">) {
  const actor = await requireActor("complaint.lodge");
  const { client: asked } = await searchParams;
  const [t, client] = await Promise.all([
    getWords("complaints"),
    typeof asked === "string" ? getClient(actor, asked) : undefined,
  ]);
  const { locale } = actor;
  return (
    <>
      <PageHeader
        title={t("form.title")}
        breadcrumbs={
          <Breadcrumbs
            label={t("form.path")}
            items={[{ label: t("title"), href: "/complaints" }, { label: t("form.title") }]}
          />
        }
      />
      <PageBody>
        <NewComplaintForm
          words={t.raw("form")}
          choices={{
            kind: optionsOf(complaintKinds, locale),
            type: optionsOf(complaintTypes, locale),
            demand: optionsOf(complaintDemands, locale),
            severity: optionsOf(complaintSeverities, locale),
            locale: optionsOf(languages, locale),
          }}
          client={client ? { value: `${client.kind}:${client.id}`, label: client.name } : undefined}
          mayChooseOwner={can(actor, "complaint.assign")}
          timeZone={actor.timeZone}
          locale={locale}
        />
      </PageBody>
    </>
  );
}
