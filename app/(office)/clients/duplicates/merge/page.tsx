import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { Static } from "#components/static-html.tsx";
import { listFields } from "#db/fields/queries.ts";
import { getMergePreview } from "#db/merges/queries.ts";
import { DifferentButton } from "../different-button.tsx";
import { parseIds } from "../search.ts";
import { ChoiceTable } from "./choice-table.tsx";
import { MergeAside } from "./merge-aside.tsx";
import { MergeForm } from "./merge-form.tsx";
import { MovingTable } from "./moving-table.tsx";
import { PeopleChoice } from "./people-choice.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("duplicates"))("merge.title") };
}

/** The cards beside each other, the first of them to stay; what is chosen is in the form, the order in the address. */
export default async function MergePage({ searchParams }: PageProps<"/clients/duplicates/merge">) {
  const actor = await requireActor("client.merge");
  const ids = parseIds((await searchParams).card);
  const [t, preview, fields] = await Promise.all([
    getWords("duplicates"),
    getMergePreview(actor, ids),
    listFields(),
  ]);
  if (!preview) notFound();
  const { cards, people, counts } = preview;
  const view = { actor, now: new Date(), t };
  return (
    <>
      <PageHeader
        title={t("merge.heading", { n: cards.length })}
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[
              { label: t("clients"), href: "/clients" },
              { label: t("title"), href: "/clients/duplicates" },
              { label: t("merge.title") },
            ]}
          />
        }
        actions={
          <DifferentButton
            of="client"
            ids={ids}
            names={cards.map(({ name }) => name)}
            label={t(cards.length > 2 ? "decide.allDifferent" : "decide.different")}
            words={t.raw("decide")}
          />
        }
      />
      <PageBody>
        <p className="mb-4 text-sm text-ink-3">{t("merge.hint")}</p>
        <MergeForm
          cards={cards.map(({ id, version }) => ({ id, expectedVersion: version }))}
          words={t.raw("mergeForm")}
          submit={t("merge.submit", { n: cards.length })}
          aside={<MergeAside preview={preview} view={view} />}
        >
          <ChoiceTable cards={cards} fields={fields} view={view} />
          {people.length > 0 ? <PeopleChoice people={people} view={view} /> : null}
          <Section title={t("merge.moving")} note={t("merge.nothingLost")} className="mt-7">
            <Static as="div" className="merge-scroll">
              <MovingTable cards={cards} counts={counts} view={view} />
            </Static>
          </Section>
        </MergeForm>
      </PageBody>
    </>
  );
}
