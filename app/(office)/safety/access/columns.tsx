import type { Words } from "#app/words.ts";
import type { Column } from "#components/data-table/column.ts";
import { accessKinds } from "#db/access/kinds.ts";
import type { AccessRow, countByPerson } from "#db/access/queries.ts";
import type { StaffActor } from "#db/actor.ts";
import { formatNumber } from "#db/values/money.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDateTime } from "#db/values/time.ts";

interface View {
  actor: StaffActor;
  t: Words<"watch">;
  now: Date;
}

type PersonRow = Awaited<ReturnType<typeof countByPerson>>[number];

const nameOf = ({ surname, given }: { surname: string | null; given: string | null }, t: Words<"watch">) =>
  surname ? shortName({ surname, given: given ?? "", patronymic: null }) : t("access.unknown");

export function personColumns({ actor, t, now }: View): Column<PersonRow>[] {
  // A card of a phone has no head: the figure says there itself what it counts.
  const count = (n: number, header: string) =>
    n > 0 ? (
      <>
        <span className="md:hidden">{header}: </span>
        {formatNumber(n, actor.locale)}
      </>
    ) : (
      ""
    );
  return [
    {
      ...{ key: "who", header: t("access.columns.who"), primary: true, phone: "title" },
      cell: (row) => nameOf(row, t),
    },
    {
      ...{ key: "clients", header: t("access.columns.clients"), width: 136, align: "end", phone: "line" },
      cell: ({ clients }) => count(clients, t("access.columns.clients")),
    },
    {
      ...{ key: "looks", header: t("access.columns.looks"), width: 136, align: "end", phone: "left" },
      cell: ({ looks }) => count(looks, t("access.columns.looks")),
    },
    {
      ...{ key: "taken", header: t("access.columns.taken"), width: 136, align: "end", phone: "right" },
      cell: ({ taken }) => count(taken, t("access.columns.taken")),
    },
    {
      ...{ key: "last", header: t("access.columns.last"), width: 184, phone: "mark" },
      cell: ({ last }) => formatDateTime(last, { ...actor, now }),
    },
  ];
}

export function lineColumns({ actor, t, now }: View): Column<AccessRow>[] {
  return [
    {
      ...{ key: "client", header: t("access.columns.client"), primary: true, phone: "title" },
      cell: ({ client }) => client.name ?? t("access.gone"),
    },
    {
      ...{ key: "who", header: t("access.columns.who"), width: 176, phone: "left" },
      cell: ({ person }) => nameOf(person, t),
    },
    {
      ...{ key: "what", header: t("access.columns.what"), width: 184, phone: "line" },
      cell: ({ what }) => accessKinds[what].label[actor.locale],
    },
    {
      ...{ key: "contacts", header: t("access.columns.contacts"), width: 128, phone: "mark" },
      cell: ({ contactsShown }) => (
        <>
          <span className="md:hidden">{t("access.columns.contacts")}: </span>
          {t(contactsShown ? "access.contactsYes" : "access.contactsNo")}
        </>
      ),
    },
    {
      ...{ key: "at", header: t("access.columns.at"), width: 184, phone: "right" },
      cell: ({ at }) => formatDateTime(at, { ...actor, now }),
    },
  ];
}
