import type { Words } from "#app/words.ts";
import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { StaffActor } from "#db/actor.ts";
import { refusals } from "#db/errors.ts";
import type { SegmentNames } from "#db/segments/names.ts";
import type { SegmentRow } from "#db/segments/queries.ts";
import { segmentSentence } from "#db/segments/sentence.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatShortDay } from "#db/values/time.ts";

interface View {
  actor: StaffActor;
  now: Date;
  t: Words<"segments">;
  names: SegmentNames;
}

type Counted = SegmentRow & { sentence: string; count: number | null };

interface Props {
  rows: readonly SegmentRow[];
  /** In the order of the rows; null for one that cannot be read. */
  counts: readonly (number | null)[];
  view: View;
}

/** Segments with what each says, and how many clients it holds at this moment. */
export function SegmentsTable({ rows, counts, view }: Props) {
  const { actor, t, names } = view;
  return (
    <DataTable
      columns={columnsOf(view)}
      rows={rows.map((row, i) => {
        const count = counts[i] ?? null;
        const unreadable = refusals.segment_unreadable[actor.locale];
        return {
          ...row,
          sentence: count === null ? unreadable : segmentSentence(row.tree, actor.locale, names),
          count,
        };
      })}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/segments/${id}`}
      caption={t("caption")}
    />
  );
}

function columnsOf({ actor, now, t }: View): Column<Counted>[] {
  const numbers = new Intl.NumberFormat(actor.locale === "ru" ? "ru-RU" : "en-GB");
  const when = { locale: actor.locale, timeZone: actor.timeZone, now };
  return [
    {
      key: "name",
      header: t("columns.name"),
      width: 260,
      primary: true,
      phone: "title",
      title: ({ name }) => name,
      cell: ({ name }) => <span className="block truncate">{name}</span>,
    },
    {
      key: "sentence",
      header: t("columns.sentence"),
      phone: "line",
      title: ({ sentence }) => sentence,
      cell: ({ sentence }) => sentence,
    },
    {
      key: "count",
      header: t("columns.count"),
      width: 88,
      align: "end",
      phone: "mark",
      cell: ({ count }) => (count === null ? "—" : numbers.format(count)),
    },
    {
      key: "creator",
      header: t("columns.creator"),
      width: 140,
      phone: "left",
      cell: ({ creator }) => shortName({ ...creator, given: creator.given ?? "", patronymic: null }),
    },
    {
      key: "updated",
      header: t("columns.updated"),
      width: 112,
      phone: "right",
      cell: ({ updatedAt }) => formatShortDay(updatedAt, when),
    },
  ];
}
