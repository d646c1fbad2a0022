import type { Column } from "#components/data-table/column.ts";
import type { ClientRow } from "#db/clients/list.ts";
import { formatMoney } from "#db/values/money.ts";
import { formatShortDay } from "#db/values/time.ts";
import type { ListView } from "./columns.tsx";

/** What a client has paid for and owes; nothing where the reader does not see its money. */
export function moneyColumns({ actor, now, t }: ListView): Column<ClientRow>[] {
  const when = { locale: actor.locale, timeZone: actor.timeZone, now };
  const money = (kopecks: number | null | undefined) =>
    kopecks ? formatMoney(kopecks, actor.locale, { kopecks: false }) : null;
  return [
    {
      key: "bought",
      header: t("columns.bought"),
      cell: ({ more }) => money(more?.bought),
      align: "end",
      width: 152,
      hideable: true,
    },
    {
      key: "purchase",
      header: t("columns.purchase"),
      cell: ({ more }) => (more?.purchase ? formatShortDay(more.purchase, when) : null),
      width: 144,
      hideable: true,
    },
    {
      key: "owes",
      header: t("columns.owes"),
      cell: ({ more }) => money(more?.owes),
      align: "end",
      width: 128,
      hideable: true,
    },
  ];
}
