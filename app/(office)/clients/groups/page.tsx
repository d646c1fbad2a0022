import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { type GroupRow, listGroups } from "#db/groups/queries.ts";
import { can } from "#db/permissions.ts";
import { formatMoney, formatNumber } from "#db/values/money.ts";
import { ClientsNav } from "../clients-nav.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("dossier"))("groups.title") };
}

/** Groups of firms that share one owner, and one limit. */
export default async function GroupsPage() {
  const actor = await requireActor("client.view");
  const [d, rows] = await Promise.all([getWords("dossier"), listGroups(actor)]);
  const { locale } = actor;
  const columns: Column<GroupRow>[] = [
    {
      key: "name",
      header: d("groups.name"),
      width: 360,
      primary: true,
      phone: "title",
      cell: ({ name }) => name,
    },
    {
      key: "members",
      header: d("groups.members"),
      width: 120,
      align: "end",
      phone: "line",
      cell: ({ members }) => formatNumber(members, locale),
    },
  ];
  const limit: Column<GroupRow> = {
    key: "limit",
    header: d("groups.limit"),
    width: 180,
    align: "end",
    phone: "right",
    cell: ({ creditLimitKopecks: sum }) => (sum === null ? "" : formatMoney(sum, locale, { kopecks: false })),
  };
  return (
    <>
      <PageHeader title={d("groups.title")} />
      <ClientsNav d={d} current="groups" />
      {rows.length > 0 ? (
        <DataTable
          columns={can(actor, "group.limit") ? [...columns, limit] : columns}
          rows={rows}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/clients/groups/${id}`}
          caption={d("groups.title")}
        />
      ) : (
        <PageBody>
          <EmptyState
            icon="briefcase"
            title={d("groups.none")}
            actions={<ButtonLink href="/clients">{d("groups.toClients")}</ButtonLink>}
          >
            {d("groups.noneText")}
          </EmptyState>
        </PageBody>
      )}
    </>
  );
}
