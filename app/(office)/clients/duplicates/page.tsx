import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { ButtonLink } from "#components/button.tsx";
import { address } from "#components/data-table/address.ts";
import { PageHeader } from "#components/page-header.tsx";
import { Tabs } from "#components/tabs.tsx";
import { listDifferent } from "#db/duplicates/different.ts";
import { countGroups, getSearch, listGroups, listPeopleGroups } from "#db/duplicates/queries.ts";
import { can } from "#db/permissions.ts";
import { formatNumber } from "#db/values/money.ts";
import { DifferentList } from "./different-list.tsx";
import { DuplicateFilters } from "./duplicate-filters.tsx";
import { EmptyGroups } from "./empty-groups.tsx";
import { ofCards, ofPeople } from "./faces.tsx";
import { GroupList } from "./group-list.tsx";
import { kindOfTab, paramsOf, parseDuplicates, parseTab, type Tab } from "./search.ts";
import { SearchState } from "./search-state.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("duplicates"))("title") };
}

export default async function DuplicatesPage({ searchParams }: PageProps<"/clients/duplicates">) {
  const actor = await requireActor("duplicate.decide");
  const now = new Date();
  const raw = await searchParams;
  const search = parseDuplicates(raw);
  const tab = parseTab(raw.show);
  const [t, cards, people, counts, said, state] = await Promise.all([
    getWords("duplicates"),
    tab === "cards" ? listGroups(actor, search) : null,
    tab === "people" ? listPeopleGroups(actor, search) : null,
    Promise.all([countGroups(actor, "client", search), countGroups(actor, "contact", search)]),
    Promise.all([listDifferent(actor, "client"), listDifferent(actor, "contact")]),
    getSearch(now),
  ]);
  const view = { actor, now, t };
  const groups = [
    ...(cards?.groups ?? []).map((group) => ofCards(group, view)),
    ...(people?.groups ?? []).map((group) => ofPeople(group, view)),
  ];
  const next = cards?.next ?? people?.next ?? null;
  const verdicts = said.flat().sort((a, b) => b.at.getTime() - a.at.getTime());
  const to = (show: Tab) => address("/clients/duplicates", paramsOf(search, show));
  const here = to(tab);
  const figure = (n: number) => formatNumber(n, actor.locale);
  if (tab !== "different" && groups.length === 0 && search.after) redirect(here as "/clients/duplicates");
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[{ label: t("clients"), href: "/clients" }, { label: t("title") }]}
          />
        }
        actions={
          can(actor, "client.merge") ? (
            <ButtonLink variant="ghost" icon="history" href="/clients/duplicates/merged">
              {t("merged")}
            </ButtonLink>
          ) : null
        }
      />
      <Tabs
        label={t("tabs")}
        className="px-6 max-md:mx-0 max-md:px-4"
        items={[
          { href: to("cards"), label: t("toDecide"), count: figure(counts[0]), current: tab === "cards" },
          {
            href: to("people"),
            label: t("peopleToDecide"),
            count: figure(counts[1]),
            current: tab === "people",
          },
          {
            href: "/clients/duplicates?show=different",
            label: t("different"),
            count: verdicts.length > 0 ? figure(verdicts.length) : undefined,
            current: tab === "different",
          },
        ]}
      />
      {tab === "different" ? (
        <DifferentList rows={verdicts} view={view} />
      ) : (
        <>
          <DuplicateFilters search={search} tab={tab} view={view} />
          {groups.length === 0 ? (
            <EmptyGroups
              search={search}
              people={tab === "people"}
              searched={state.lastAt !== null}
              view={view}
            />
          ) : (
            <GroupList groups={groups} view={view} />
          )}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-6 py-4 max-md:px-4">
            <SearchState state={state} of={kindOfTab[tab]} view={view} />
            {next ? (
              <ButtonLink
                className="ml-auto"
                href={address("/clients/duplicates", paramsOf(search, tab), { after: next })}
              >
                {t("more")}
              </ButtonLink>
            ) : null}
          </div>
        </>
      )}
    </>
  );
}
