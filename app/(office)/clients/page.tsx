import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { PageHeader } from "#components/page-header.tsx";
import { Tabs } from "#components/tabs.tsx";
import { listClients } from "#db/clients/queries.ts";
import { can } from "#db/permissions.ts";
import { ClientsTable } from "./clients-table.tsx";
import { BrokenConditions } from "./conditions/broken-conditions.tsx";
import { ConditionsLine } from "./conditions/conditions-line.tsx";
import { EmptyList } from "./empty-list.tsx";
import { conditionWords, Filters } from "./filters.tsx";
import { ListActions } from "./list-actions.tsx";
import { ListKeys } from "./list-keys.tsx";
import { ListMemory } from "./list-memory.tsx";
import { Misread } from "./misread.tsx";
import { hrefOf, parseList, readTree } from "./search.ts";
import { viewTabs } from "./views.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("clients"))("title") };
}

export default async function ClientsPage({ searchParams }: PageProps<"/clients">) {
  const actor = await requireActor("client.view");
  const now = new Date();
  const raw = await searchParams;
  const state = parseList(raw);
  const { search } = state;
  const t = await getWords("clients");
  const view = { actor, now, t };
  const { fault } = readTree(raw);
  if (fault) return <BrokenConditions state={state} fault={fault} view={view} />;
  const asked = listClients(actor, search, now);
  const [page, words] = await Promise.all([asked, conditionWords(search, view)]);
  // A query read with a slip in it stays so on the further pages and in every other order.
  const read = { ...state, search: { ...search, reading: page.reading } };
  const isEmpty = page.rows.length === 0;
  // The rows of a page kept in a bookmark may be gone; the list itself is not empty for that.
  if (isEmpty && (search.after || search.before)) redirect(hrefOf(state) as "/clients");
  return (
    <>
      <PageHeader title={t("title")} actions={<ListActions view={view} />} />
      <Tabs label={t("viewsNav")} items={viewTabs(state, view)} className="px-6 max-md:mx-0 max-md:px-4" />
      <Filters state={state} words={words} view={view} />
      <ConditionsLine state={state} view={view} />
      <Misread state={read} meant={page.meant} view={view} />
      {isEmpty ? (
        <EmptyList state={state} view={view} />
      ) : (
        <ClientsTable page={page} state={read} view={view} />
      )}
      <ListMemory ids={page.rows.map(({ id }) => id)} />
      <ListKeys createHref={can(actor, "client.create") ? "/clients/new" : undefined} />
    </>
  );
}
