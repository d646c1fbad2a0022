import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#app/session.ts";
import { getWords, type Words } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Notice } from "#components/notice.tsx";
import { PageHeader } from "#components/page-header.tsx";
import type { StaffActor } from "#db/actor.ts";
import { type GroupMember, getGroup, listMembers } from "#db/groups/queries.ts";
import { can } from "#db/permissions.ts";
import { formatMoney } from "#db/values/money.ts";
import { nameOf } from "../../[id]/card-view.ts";
import { GroupForms } from "./group-forms.tsx";

interface ExposureProps {
  group: NonNullable<Awaited<ReturnType<typeof getGroup>>>;
  view: { d: Words<"dossier">; actor: StaffActor };
}

export async function generateMetadata({ params }: PageProps<"/clients/groups/[id]">): Promise<Metadata> {
  const actor = await requireActor("client.view");
  const { id } = await params;
  const group = await getGroup(actor, id);
  return group ? { title: group.name } : {};
}

/** What they owe together beside what they may, in red once it is more. */
function Exposure({ group, view: { d, actor } }: ExposureProps) {
  const { exposureKopecks, creditLimitKopecks } = group;
  const isOver = creditLimitKopecks !== null && (exposureKopecks ?? 0) > creditLimitKopecks;
  return (
    <>
      <span className={isOver ? "text-late" : undefined}>
        {d("groups.exposure")}: {formatMoney(exposureKopecks ?? 0, actor.locale)}
      </span>
      <span>
        {d("groups.limit")}:{" "}
        {creditLimitKopecks === null
          ? d("groups.noLimit")
          : formatMoney(creditLimitKopecks, actor.locale, { kopecks: false })}
      </span>
    </>
  );
}

/** One group: its members as far as one sees them, under which names they buy, and how much they may owe together. */
export default async function GroupPage({ params }: PageProps<"/clients/groups/[id]">) {
  const actor = await requireActor("client.view");
  const { id } = await params;
  const group = await getGroup(actor, id);
  if (!group) notFound();
  const [d, t, members] = await Promise.all([
    getWords("dossier"),
    getWords("clients"),
    listMembers(actor, id),
  ]);
  const hidden = group.members - members.length;
  const limited = can(actor, "group.limit");
  const columns: Column<GroupMember>[] = [
    {
      key: "client",
      header: d("groups.client"),
      width: 280,
      primary: true,
      phone: "title",
      cell: ({ name, archived }) => (archived ? `${name} (${d("groups.archived")})` : name),
    },
    {
      key: "entities",
      header: d("groups.entities"),
      width: 380,
      phone: "line",
      cell: ({ entities }) =>
        entities.map(({ name, inn }) => [name, inn].filter(Boolean).join(", ")).join("; ") ||
        d("groups.noEntities"),
    },
    {
      key: "owes",
      header: d("groups.owes"),
      width: 140,
      align: "end",
      cell: ({ owesKopecks }) => (owesKopecks ? formatMoney(owesKopecks, actor.locale) : null),
    },
    {
      key: "owner",
      header: d("groups.owner"),
      width: 180,
      phone: "right",
      cell: ({ owner }) => nameOf(owner) || d("groups.noOwner"),
    },
  ];
  return (
    <>
      <PageHeader
        object
        title={group.name}
        breadcrumbs={
          <Breadcrumbs
            label={d("groups.path")}
            items={[
              { label: d("nav.clients"), href: "/clients" },
              { label: d("groups.title"), href: "/clients/groups" },
            ]}
          />
        }
        actions={
          <GroupForms
            group={group}
            edits={can(actor, "group.edit")}
            limits={limited}
            words={{ ...d.raw("dialogs").common, ...d.raw("groups") }}
          />
        }
        meta={limited ? <Exposure group={group} view={{ d, actor }} /> : undefined}
      />
      {group.note ? (
        <p className="max-w-[640px] px-6 pb-4 text-sm whitespace-pre-line max-md:px-4">{group.note}</p>
      ) : null}
      <DataTable
        columns={columns}
        rows={members}
        rowId={({ id: member }) => member}
        rowHref={({ id: member }) => `/clients/${member}`}
        caption={t("title")}
      />
      {hidden > 0 ? (
        <Notice className="mx-6 mt-3 max-md:mx-4">{d("groups.hidden", { n: hidden })}</Notice>
      ) : null}
    </>
  );
}
