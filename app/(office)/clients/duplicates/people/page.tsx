import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Panel, Section } from "#components/section.tsx";
import { Static } from "#components/static-html.tsx";
import { getPeoplePreview, type PersonCard } from "#db/merges/queries.ts";
import { fullName } from "#db/values/person-name.ts";
import { formatDate } from "#db/values/time.ts";
import { DifferentButton } from "../different-button.tsx";
import { HeadCell } from "../merge/head-cell.tsx";
import { MovingTable } from "../merge/moving-table.tsx";
import { parseIds } from "../search.ts";
import { PeopleForm } from "./people-form.tsx";
import { NameRows, PlaceRows, TogetherRows } from "./person-rows.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("duplicates"))("people.title") };
}

const called = (person: PersonCard) => fullName({ ...person, given: person.given ?? "" });

/** People beside each other, the first of them to stay; what is chosen is in the form, the order in the address. */
export default async function MergePeoplePage({ searchParams }: PageProps<"/clients/duplicates/people">) {
  const actor = await requireActor("client.merge");
  const ids = parseIds((await searchParams).person);
  const [t, preview] = await Promise.all([getWords("duplicates"), getPeoplePreview(actor, ids)]);
  if (!preview) notFound();
  const { people, counts } = preview;
  const view = { actor, now: new Date(), t };
  const named = people.map((person) => ({ id: person.id, name: called(person) }));
  const clients = new Set(people.flatMap(({ places }) => places.map(({ client }) => client)));
  return (
    <>
      <PageHeader
        title={t("people.heading", { n: people.length })}
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[
              { label: t("clients"), href: "/clients" },
              { label: t("title"), href: "/clients/duplicates?show=people" },
              { label: t("people.title") },
            ]}
          />
        }
        actions={
          <DifferentButton
            of="contact"
            ids={ids}
            names={named.map(({ name }) => name)}
            label={t(people.length > 2 ? "decide.allDifferent" : "decide.different")}
            words={t.raw("decide")}
          />
        }
      />
      <PageBody>
        <p className="mb-4 text-sm text-ink-3">{t("people.hint")}</p>
        <PeopleForm
          people={people.map(({ id, version }) => ({ id, expectedVersion: version }))}
          words={t.raw("mergeForm")}
          submit={t("people.submit", { n: people.length })}
          aside={
            <Panel>
              <Static as="div" className="grid gap-2 p-4 text-sm">
                <p className="text-xs text-ink-3">{t("merge.willStay")}</p>
                <h3 className="text-lg">{named[0]?.name}</h3>
                <p>{t("people.standsFor", { clients: [...clients].join(", ") })}</p>
              </Static>
            </Panel>
          }
        >
          <Static as="div" className="merge-scroll">
            <table className="merge-table">
              <thead>
                <tr>
                  <th>
                    <span className="sr-only">{t("merge.fact")}</span>
                  </th>
                  {people.map((person) => (
                    <HeadCell
                      key={person.id}
                      id={person.id}
                      name={called(person)}
                      href={`/clients/${person.places[0]?.clientId}`}
                      note={t("merge.since", { date: formatDate(person.createdAt, actor) })}
                      ids={ids}
                      path="/clients/duplicates/people"
                      param="person"
                      mainNote={t("people.itsHistory")}
                      view={view}
                    />
                  ))}
                </tr>
              </thead>
              <tbody>
                <NameRows people={people} view={view} />
                <PlaceRows people={people} view={view} />
                <TogetherRows people={people} view={view} />
              </tbody>
            </table>
          </Static>
          <Section title={t("merge.moving")} note={t("merge.nothingLost")} className="mt-7">
            <Static as="div" className="merge-scroll">
              <MovingTable cards={named} counts={counts} view={view} />
            </Static>
          </Section>
        </PeopleForm>
      </PageBody>
    </>
  );
}
