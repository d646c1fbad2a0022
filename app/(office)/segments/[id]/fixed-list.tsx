import type { Words } from "#app/words.ts";
import { Button, ButtonLink } from "#components/button.tsx";
import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import type { StaffActor } from "#db/actor.ts";
import { clientStatuses } from "#db/clients/registries.ts";
import { can } from "#db/permissions.ts";
import { type ListMember, listMembers } from "#db/segments/lists.ts";
import { countSegment, type SegmentRow } from "#db/segments/queries.ts";
import { encodeTree } from "#db/segments/tree-address.ts";
import { formatNumber } from "#db/values/money.ts";
import { formatShortDay } from "#db/values/time.ts";
import { MemberTools } from "./member-tools.tsx";

interface Props {
  segment: SegmentRow;
  view: { actor: StaffActor; now: Date; t: Words<"segments"> };
}

const SHOWN = 100;

/** Who is on a fixed list; the whole of it opens as a list of clients. */
export async function FixedList({ segment, view }: Props) {
  const { actor, now, t } = view;
  const [rows, count] = await Promise.all([
    listMembers(actor, segment.id, SHOWN),
    countSegment(actor, segment.tree, now),
  ]);
  const inList = `/clients?if=${encodeTree(segment.tree)}`;
  if (rows.length === 0) {
    return (
      <PageBody>
        <EmptyState
          icon="users"
          title={t("list.emptyTitle")}
          actions={<ButtonLink href="/clients">{t("list.toClients")}</ButtonLink>}
        >
          {t("list.emptyText")}
        </EmptyState>
      </PageBody>
    );
  }
  const edits = can(actor, "segment.edit") && segment.archivedAt === null;
  return (
    <>
      <Section
        title={t("list.members")}
        count={formatNumber(count, actor.locale)}
        note={count > rows.length ? t("list.first", { n: rows.length }) : undefined}
        action={
          <a className="link text-sm" href={inList}>
            {t("list.asClients")}
          </a>
        }
        className="px-6 pt-4 max-md:px-4"
      >
        {null}
      </Section>
      <DataTable
        caption={t("list.members")}
        columns={columnsOf(view, edits)}
        rows={rows}
        rowId={({ id }) => id}
        rowHref={({ id }) => `/clients/${id}`}
      />
      {edits ? <MemberTools id={segment.id} words={t.raw("list")} /> : null}
    </>
  );
}

function columnsOf({ actor, now, t }: Props["view"], edits: boolean): Column<ListMember>[] {
  const columns: Column<ListMember>[] = [
    {
      key: "name",
      header: t("list.columns.name"),
      primary: true,
      phone: "title",
      cell: ({ name }) => name,
      title: ({ name }) => name,
    },
    { key: "class", header: t("list.columns.class"), width: 72, cell: (row) => row.class },
    {
      key: "status",
      header: t("list.columns.status"),
      width: 136,
      phone: "left",
      cell: ({ status }) => clientStatuses[status].label[actor.locale],
    },
    {
      key: "region",
      header: t("list.columns.region"),
      width: 200,
      phone: "line",
      cell: ({ region }) => region,
    },
    {
      key: "added",
      header: t("list.columns.added"),
      width: 120,
      phone: "right",
      cell: ({ addedAt }) => formatShortDay(addedAt, { ...actor, now }),
    },
  ];
  if (!edits) return columns;
  const label = (name: string) => t("list.remove", { name });
  return [
    ...columns,
    {
      key: "remove",
      header: "",
      width: 64,
      phone: "mark",
      cell: ({ id, name }) => (
        <Button variant="ghost" size="sm" icon="x" iconOnly data-member={id}>
          {label(name)}
        </Button>
      ),
    },
  ];
}
