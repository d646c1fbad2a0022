import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { mailingKinds } from "#db/mailings/kinds.ts";
import { isMailProvider, mailProviders } from "#db/mailings/providers.ts";
import type { MailingRow } from "#db/mailings/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { shortName } from "#db/values/person-name.ts";
import { say } from "#db/values/text.ts";
import { formatDateTime } from "#db/values/time.ts";
import { tally } from "./[id]/tally.ts";
import { MailingMark } from "./state-mark.tsx";
import { type View, whenOf } from "./translator.ts";

const tellsDelivery = ({ provider }: MailingRow) =>
  provider !== null && isMailProvider(provider) && mailProviders[provider].tellsDelivery;

/** Launched by a provider that never says what became of a letter: nothing is known, which is not zero. */
const isUntold = (row: MailingRow) => row.provider !== null && !tellsDelivery(row);

export function MailingsTable({ rows, view }: { rows: readonly MailingRow[]; view: View }) {
  const { actor, t } = view;
  const told = rows.some(tellsDelivery);
  // Zero has nothing to say in a column of figures.
  const figure = (value: number) => (value ? formatNumber(value, actor.locale) : "");
  const sent = ({ progress }: MailingRow) => {
    const { handed, all } = tally(progress);
    const number = (value: number) => formatNumber(value, actor.locale);
    return all === 0 ? "" : t("sentOf", { sent: number(handed), total: number(all) });
  };
  const delivered: Column<MailingRow> = {
    key: "delivered",
    header: t("columns.delivered"),
    cell: (row) => (isUntold(row) ? "—" : figure(row.progress.delivered)),
    title: (row) => (isUntold(row) ? t("untold") : undefined),
    align: "end",
    width: 96,
  };
  const columns: Column<MailingRow>[] = [
    {
      key: "name",
      header: t("columns.name"),
      cell: ({ name }) => name,
      title: ({ name }) => name,
      primary: true,
      phone: "title",
    },
    {
      key: "kind",
      header: t("columns.kind"),
      cell: ({ kind }) => say(mailingKinds[kind].label, actor.locale),
      width: 104,
      phone: "left",
    },
    {
      key: "state",
      header: t("columns.state"),
      cell: ({ state }) => <MailingMark state={state} locale={actor.locale} />,
      width: 144,
      phone: "line",
    },
    {
      key: "segment",
      header: t("columns.segment"),
      cell: ({ segmentName }) => segmentName ?? t("noSegment"),
      title: ({ segmentName }) => segmentName ?? undefined,
      width: 168,
    },
    { key: "sent", header: t("columns.sent"), cell: sent, align: "end", width: 128, phone: "right" },
    ...(told ? [delivered] : []),
    { key: "author", header: t("columns.author"), cell: ({ creator }) => shortName(creator), width: 120 },
    {
      key: "at",
      header: t("columns.at"),
      cell: ({ launchedAt, createdAt }) => formatDateTime(launchedAt ?? createdAt, whenOf(view)),
      // An English date with its weekday is the longer one.
      width: 200,
    },
  ];
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/mailings/${id}`}
    />
  );
}
