import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { ButtonLink } from "#components/button.tsx";
import { address } from "#components/data-table/address.ts";
import { PageHeader } from "#components/page-header.tsx";
import { Tabs } from "#components/tabs.tsx";
import { countGroups, getSearch, listDifferent, listGroups } from "#db/duplicates/queries.ts";
import { can } from "#db/permissions.ts";
import { formatNumber } from "#db/values/money.ts";
import { DifferentList } from "./different-list.tsx";
import { DuplicateFilters } from "./duplicate-filters.tsx";
import { EmptyGroups } from "./empty-groups.tsx";
import { GroupList } from "./group-list.tsx";
import { paramsOf, parseDuplicates } from "./search.ts";
import { SearchState } from "./search-state.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("duplicates"))("title") };
}

export default async function DuplicatesPage({ searchParams }: PageProps<"/clients/duplicates">) {
  const actor = await requireActor("duplicate.decide");
  const now = new Date();
  const raw = await searchParams;
  const search = parseDuplicates(raw);
  const different = raw.show === "different";
  const [t, { groups, next }, count, said, state] = await Promise.all([
    getWords("duplicates"),
    different ? { groups: [], next: null } : listGroups(actor, search),
    countGroups(actor, search),
    listDifferent(actor),
    getSearch(now),
  ]);
  const view = { actor, now, t };
  const here = address("/clients/duplicates", paramsOf(search));
  if (!different && groups.length === 0 && search.after) redirect(here as "/clients/duplicates");
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
          { href: here, label: t("toDecide"), count: formatNumber(count, actor.locale), current: !different },
          {
            href: "/clients/duplicates?show=different",
            label: t("different"),
            count: said.length > 0 ? formatNumber(said.length, actor.locale) : undefined,
            current: different,
          },
        ]}
      />
      {different ? (
        <DifferentList rows={said} view={view} />
      ) : (
        <>
          <DuplicateFilters search={search} view={view} />
          {groups.length === 0 ? (
            <EmptyGroups search={search} searched={state.lastAt !== null} view={view} />
          ) : (
            <GroupList groups={groups} view={view} />
          )}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-6 py-4 max-md:px-4">
            <SearchState state={state} view={view} />
            {next ? (
              <ButtonLink
                className="ml-auto"
                href={address("/clients/duplicates", paramsOf(search), { after: next })}
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
