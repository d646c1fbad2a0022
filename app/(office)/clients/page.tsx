import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { PageHeader } from "#components/page-header.tsx";
import { logListed } from "#db/access/log.ts";
import { listClients } from "#db/clients/queries.ts";
import { listFields } from "#db/fields/queries.ts";
import { db } from "#db/index.ts";
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
import { MissingView } from "./saved-views/missing-view.tsx";
import { openList } from "./saved-views/open-list.ts";
import { ViewTabs } from "./saved-views/view-tabs.tsx";
import { hrefOf, queryOf, readTree } from "./search.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("clients"))("title") };
}

export default async function ClientsPage({ searchParams }: PageProps<"/clients">) {
  const actor = await requireActor("client.view");
  const now = new Date();
  const opened = await openList(actor, await searchParams);
  const { state, raw, missing } = opened;
  const { fault } = readTree(raw, actor);
  const asked = fault || missing ? null : listClients(actor, state.search, now);
  const [t, fields] = await Promise.all([getWords("clients"), listFields()]);
  const view = { actor, now, t, fields };
  if (missing) return <MissingView title={t("title")} />;
  if (asked === null) return <BrokenConditions state={state} fault={fault ?? ""} view={view} />;
  const [page, words] = await Promise.all([asked, conditionWords(state.search, view)]);
  // A query read with a slip in it stays so on the further pages and in every other order.
  const read = { ...state, search: { ...state.search, reading: page.reading } };
  const isEmpty = page.rows.length === 0;
  // The rows of a page kept in a bookmark may be gone; the list itself is not empty for that.
  if (isEmpty && (state.search.after || state.search.before)) redirect(hrefOf(state) as "/clients");
  after(() => logListed(db, actor, page.rows, now));
  return (
    <>
      <PageHeader title={t("title")} actions={<ListActions query={queryOf(read)} view={view} />} />
      <ViewTabs opened={opened} view={view} />
      <Filters opened={opened} words={words} view={view} />
      <ConditionsLine state={state} view={view} />
      <Misread state={read} meant={page.meant} view={view} />
      {isEmpty ? (
        <EmptyList state={state} view={view} />
      ) : (
        <ClientsTable page={page} opened={{ ...opened, state: read }} view={view} />
      )}
      <ListMemory
        ids={page.rows.map(({ id }) => id)}
        query={queryOf({ ...read, columns: [], view: null, sums: false })}
        next={page.next}
        previous={page.previous}
      />
      <ListKeys createHref={can(actor, "client.create") ? "/clients/new" : undefined} />
    </>
  );
}
