import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import { address } from "#components/data-table/address.ts";
import { FilterBar, FilterSearch } from "#components/data-table/filter-bar.tsx";
import { TableFoot } from "#components/data-table/pager.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Tabs } from "#components/tabs.tsx";
import { countRegister, listRegister } from "#db/consents/register.ts";
import { formatNumber } from "#db/values/money.ts";
import { ConsentItem } from "./consent-item.tsx";
import { KindFilters } from "./kind-filters.tsx";
import { parseRegister, registerParams } from "./search.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("consents"))("title") };
}

/** Every consent that was ever given: to what, by whom, what proves it, and whether it was taken back. */
export default async function ConsentsPage({ searchParams }: PageProps<"/consents">) {
  const actor = await requireActor("consent.view");
  const search = parseRegister(await searchParams);
  const [t, page, counts] = await Promise.all([
    getWords("consents"),
    listRegister(actor, search),
    countRegister(actor, search),
  ]);
  const params = registerParams(search);
  const tab = (state: "live" | "waiting" | "withdrawn" | null) => ({
    href: address("/consents", { ...params, state: state ?? "" }),
    label: t(`states.${state ?? "all"}`),
    current: search.state === state,
    ...(state ? { count: formatNumber(counts[state], actor.locale) } : {}),
  });
  const last = page.more ? page.rows.at(-1) : undefined;
  const view = { actor, t, now: new Date() };
  return (
    <>
      <PageHeader title={t("title")} />
      <Tabs
        label={t("states.label")}
        items={[tab(null), tab("live"), tab("waiting"), tab("withdrawn")]}
        className="px-6 max-md:mx-0 max-md:px-4"
      />
      <FilterBar label={t("filters.label")}>
        <FilterSearch
          action="/consents"
          keep={{ ...params, q: "" }}
          label={t("filters.search")}
          value={search.q}
        />
        <KindFilters search={search} view={view} />
      </FilterBar>
      {page.rows.length === 0 ? (
        <EmptyState icon="file-text" title={t("none")}>
          {t("noneText")}
        </EmptyState>
      ) : (
        <PageBody>
          <ul>
            {page.rows.map((row) => (
              <ConsentItem key={row.id} row={row} view={view} />
            ))}
          </ul>
        </PageBody>
      )}
      {last ? (
        <TableFoot>
          <ButtonLink
            size="sm"
            href={address("/consents", { ...params, before: `${last.givenAt.toISOString()}~${last.id}` })}
          >
            {t("earlier")}
          </ButtonLink>
        </TableFoot>
      ) : null}
    </>
  );
}
