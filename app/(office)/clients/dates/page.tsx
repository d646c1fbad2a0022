import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { ButtonLink, buttonClass } from "#components/button.tsx";
import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Icon } from "#components/icon.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { type DateOfMonth, listMonth } from "#db/dossier/month.ts";
import { dateKinds } from "#db/dossier/registries.ts";
import { addMonths, isNearDate } from "#db/values/dates.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDay, localDate } from "#db/values/time.ts";
import { nameOf } from "../[id]/card-view.ts";
import { ClientsNav } from "../clients-nav.tsx";
import { dateSays, monthSays } from "./date-words.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("dossier"))("nav.month") };
}

/** The list of a month: birthdays and dates of the clients one sees. */
export default async function DatesPage({ searchParams }: PageProps<"/clients/dates">) {
  const actor = await requireActor("client.view");
  const now = new Date();
  const asked = (await searchParams).month;
  const today = localDate(now, actor.timeZone);
  const first = isNearDate(`${String(asked)}-01`) ? `${String(asked)}-01` : `${today.slice(0, 7)}-01`;
  const month = first.slice(0, 7);
  const [d, rows] = await Promise.all([getWords("dossier"), listMonth(actor, month)]);
  const when = { ...actor, now };
  const columns: Column<DateOfMonth>[] = [
    {
      key: "day",
      header: d("month.day"),
      width: 170,
      phone: "right",
      cell: ({ occurrence: { on } }) =>
        on === null ? (
          <span className="text-ink-3">{d("month.allMonth")}</span>
        ) : (
          <span className={on === today ? "font-medium text-soon" : undefined}>{formatDay(on, when)}</span>
        ),
    },
    {
      key: "what",
      header: d("month.what"),
      width: 360,
      phone: "line",
      cell: ({ kind, title, contact, occurrence: { years } }) => {
        const label = dateKinds[kind].label[actor.locale];
        const person = contact ? shortName({ ...contact, given: contact.given ?? "" }) : null;
        const what = dateSays({ title, kind: label, isBirthday: kind === "birthday" }, person);
        return years === null ? what : `${what}, ${d("card.years", { n: years })}`;
      },
    },
    {
      key: "client",
      header: d("month.client"),
      width: 280,
      primary: true,
      phone: "title",
      cell: ({ client }) => client.name,
    },
    {
      key: "owner",
      header: d("month.owner"),
      width: 180,
      phone: "left",
      cell: ({ owner }) => nameOf(owner) || d("month.noOwner"),
    },
  ];
  const step = (n: number) => `/clients/dates?month=${addMonths(first, n).slice(0, 7)}`;
  const arrow = (n: 1 | -1, label: string) => (
    <a
      href={step(n)}
      aria-label={label}
      title={label}
      className={buttonClass({ variant: "ghost", size: "sm", iconOnly: true })}
    >
      <Icon name={n === 1 ? "chevron-right" : "chevron-left"} size={14} />
    </a>
  );
  return (
    <>
      <PageHeader
        title={d("month.title", { month: monthSays(month, when) })}
        count={
          <>
            {rows.length > 0 ? `${rows.length} ` : null}
            <span className="inline-flex align-middle">
              {arrow(-1, d("month.previous"))}
              {arrow(1, d("month.next"))}
            </span>
          </>
        }
      />
      <ClientsNav d={d} current="month" />
      {rows.length > 0 ? (
        <DataTable
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          rowHref={({ client }) => `/clients/${client.id}`}
          caption={d("month.title", { month: monthSays(month, when) })}
        />
      ) : (
        <PageBody>
          <EmptyState
            icon="calendar"
            title={d("month.none")}
            actions={<ButtonLink href="/clients">{d("month.toClients")}</ButtonLink>}
          >
            {d("month.noneText")}
          </EmptyState>
        </PageBody>
      )}
    </>
  );
}
