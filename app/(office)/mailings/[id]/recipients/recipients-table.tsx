import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { exclusions } from "#db/mailings/exclusions.ts";
import type { listRecipients } from "#db/mailings/queries.ts";
import { say, typo } from "#db/values/text.ts";
import { formatDateTime } from "#db/values/time.ts";
import { RecipientMark } from "../../recipient-mark.tsx";
import { type View, whenOf } from "../../translator.ts";

export type RecipientRow = Awaited<ReturnType<typeof listRecipients>>[number];

/** Everybody the segment chose: what became of the letter, or why there is none. */
export function RecipientsTable({
  mailingId,
  rows,
  view,
}: {
  mailingId: string;
  rows: readonly RecipientRow[];
  view: View;
}) {
  const { actor, t } = view;
  // A list of those who are left out has the reason to tell, and nothing else.
  const isLeftOut = rows.every(({ exclusion }) => exclusion !== null);
  const all: Column<RecipientRow>[] = [
    {
      key: "client",
      header: t("recipients.columns.client"),
      cell: ({ clientName }) => clientName ?? "—",
      title: ({ clientName }) => clientName ?? undefined,
      primary: true,
      phone: "title",
    },
    {
      key: "address",
      header: t("recipients.columns.address"),
      cell: ({ address, exclusion }) => address ?? (exclusion === "no_address" ? "" : t("recipients.hidden")),
      title: ({ address }) => address ?? undefined,
      width: 232,
      phone: "left",
    },
    {
      key: "state",
      header: t("recipients.columns.state"),
      cell: ({ state }) => <RecipientMark state={state} locale={actor.locale} />,
      width: 192,
      phone: "line",
    },
    {
      key: "reason",
      header: t("recipients.columns.reason"),
      cell: (row) => reasonOf(row, view),
      title: (row) => reasonOf(row, view) || undefined,
      width: 288,
      phone: "line",
    },
    {
      key: "at",
      header: t("recipients.columns.at"),
      cell: ({ sentAt, settledAt }) => {
        const at = settledAt ?? sentAt;
        return at ? formatDateTime(at, whenOf(view)) : "";
      },
      width: 176,
      phone: "right",
    },
  ];
  const columns = isLeftOut ? all.filter(({ key }) => key !== "state" && key !== "at") : all;
  return (
    <DataTable
      caption={t("recipients.caption")}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ id, clientId, state }) =>
        state === "excluded" ? `/clients/${clientId}` : `/mailings/${mailingId}/letters/${id}`
      }
    />
  );
}

/** Why there is no letter, or what the server said of it. */
function reasonOf({ exclusion, state, error }: RecipientRow, { actor, t }: View): string {
  if (exclusion) return typo(say(exclusions[exclusion].label, actor.locale), actor.locale);
  if (state === "unknown") return t("recipients.errors.unknown");
  return error ?? "";
}
