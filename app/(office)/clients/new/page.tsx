import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { listBranches } from "#db/clients/queries.ts";
import { clientClasses, clientKinds, clientStatuses } from "#db/clients/registries.ts";
import { listFields } from "#db/fields/queries.ts";
import { can } from "#db/permissions.ts";
import type { Locale, Text } from "#db/values/text.ts";
import { NewClientForm } from "./new-client-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("clients"))("form.title") };
}

const optionsOf = (registry: Record<string, { label: Text }>, locale: Locale) =>
  Object.entries(registry).map(([value, { label }]) => ({ value, label: label[locale] }));

export default async function NewClientPage() {
  const actor = await requireActor("client.create");
  const [t, branches, fields] = await Promise.all([
    getWords("clients"),
    actor.branchId ? [] : listBranches(),
    listFields(),
  ]);
  const { locale } = actor;
  return (
    <>
      <PageHeader
        title={t("form.title")}
        breadcrumbs={
          <Breadcrumbs
            label={t("card.path")}
            items={[{ label: t("title"), href: "/clients" }, { label: t("form.title") }]}
          />
        }
      />
      <PageBody>
        <NewClientForm
          words={t.raw("form")}
          fields={fields.filter(({ required }) => required)}
          input={t.raw("ownInput")}
          locale={locale}
          owners={t.raw("assign")}
          kinds={optionsOf(clientKinds, locale)}
          classes={can(actor, "client.class") ? optionsOf(clientClasses, locale) : []}
          statuses={optionsOf(clientStatuses, locale)}
          branches={branches.map(({ id, name }) => ({ value: id, label: name }))}
          mayChooseOwner={can(actor, "client.assign") || actor.role === "secretary"}
          self={{ value: actor.id, label: actor.name }}
        />
      </PageBody>
    </>
  );
}
