import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "#app/session.ts";
import { ButtonLink } from "#components/button.tsx";
import { address } from "#components/data-table/address.ts";
import { visibleColumns } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Pager, TableFoot } from "#components/data-table/pager.tsx";
import { SelectionBar } from "#components/data-table/selection-bar.tsx";
import { Kbd } from "#components/kbd.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { Tabs } from "#components/tabs.tsx";
import { listClients } from "#db/clients/queries.ts";
import { can } from "#db/permissions.ts";
import { AssignOwner, type AssignWords } from "./assign-owner.tsx";
import { clientColumns } from "./columns.tsx";
import { EmptyList } from "./empty-list.tsx";
import { conditionWords, Filters } from "./filters.tsx";
import { ListKeys } from "./list-keys.tsx";
import { ListMemory } from "./list-memory.tsx";
import { parseColumns, parseSearch, toParams, usualColumns } from "./search.ts";
import { Total } from "./total.tsx";
import { viewTabs } from "./views.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clients"))("title") };
}

export default async function ClientsPage({ searchParams }: PageProps<"/clients">) {
  const actor = await requireActor("client.view");
  const now = new Date();
  const raw = await searchParams;
  const search = parseSearch(raw);
  const chosen = parseColumns(raw);
  const page = listClients(actor, search, now);
  const t = await getTranslations("clients");
  const view = { actor, now, t };
  const [{ rows, next, previous, count }, words] = await Promise.all([page, conditionWords(search, view)]);
  const params = toParams(search, chosen);
  const step = (place: Record<string, string>) => address("/clients", params, place);
  const total = <Total known={count} search={search} view={view} />;
  const mayAssign = can(actor, "client.assign");
  const mayCreate = can(actor, "client.create");
  const ids = rows.map(({ id }) => id);
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            {can(actor, "client.import") ? (
              <ButtonLink variant="ghost" icon="upload" href="/clients/import" className="max-md:hidden">
                {t("import")}
              </ButtonLink>
            ) : null}
            {mayCreate ? (
              <ButtonLink variant="primary" icon="plus" href="/clients/new" aria-keyshortcuts="c">
                {t("add")}
                <Kbd>C</Kbd>
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Tabs
        label={t("viewsNav")}
        items={viewTabs(search, chosen, view)}
        className="px-6 max-md:mx-0 max-md:px-4"
      />
      <Filters search={search} columns={chosen} words={words} view={view} />
      {rows.length === 0 ? (
        <EmptyList search={search} columns={chosen} view={view} />
      ) : (
        <div className="border-t border-line">
          <DataTable
            caption={t("caption", { sort: t(`columns.${search.sort}`) })}
            columns={visibleColumns(clientColumns(view), chosen.length > 0 ? chosen : usualColumns)}
            rows={rows}
            rowId={(row) => row.id}
            rowHref={(row) => `/clients/${row.id}`}
            sort={{ key: search.sort, direction: search.descending ? "desc" : "asc" }}
            hrefFor={({ key, direction }) => step({ sort: direction === "desc" ? `-${key}` : key })}
            selection={
              mayAssign
                ? { rowLabel: ({ name }) => t("selectRow", { name }), pageLabel: t("selectPage") }
                : undefined
            }
          />
          {mayAssign ? (
            <SelectionBar ids={ids} countLabel={t("selected")} clearLabel={t("unselect")}>
              <AssignOwner words={t.raw("assign") as AssignWords} />
            </SelectionBar>
          ) : null}
          <TableFoot>
            <Pager
              label={t("pages")}
              range={total}
              previous={{ href: previous ? step({ before: previous }) : undefined, label: t("previousPage") }}
              next={{ href: next ? step({ after: next }) : undefined, label: t("nextPage") }}
            />
          </TableFoot>
        </div>
      )}
      <ListMemory ids={ids} />
      <ListKeys createHref={mayCreate ? "/clients/new" : undefined} />
    </>
  );
}
