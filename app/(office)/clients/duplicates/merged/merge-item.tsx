import { Badge } from "#components/badge.tsx";
import type { MergeRow } from "#db/merges/queries.ts";
import { clientReferences, contactReferences } from "#db/merges/references.ts";
import { undoUntil } from "#db/merges/undo.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDate, formatDateTime } from "#db/values/time.ts";
import { quoted } from "../quoted.ts";
import type { DuplicatesView } from "../view.ts";
import { UndoButton } from "./undo-button.tsx";

/** One merge: what went into what, by whom, until when it can be undone; after an undo, what stayed. */
export function MergeItem({ row, view }: { row: MergeRow; view: DuplicatesView }) {
  const { actor, now, t } = view;
  return (
    <li className="pair" id={row.id}>
      <div className="min-w-0 flex-1">
        <a className="pair-name" href={`/clients/${row.survivorId}`}>
          <span className="truncate">{row.survivor}</span>
        </a>
        <p className="text-sm text-ink-2">
          {t("wentIn", { names: (row.of === "client" ? row.names.map(quoted) : row.names).join(", ") })}
        </p>
        <p className="text-xs text-ink-3">
          {t("mergedBy", {
            who: shortName({ ...row.by, patronymic: null }),
            when: formatDateTime(row.mergedAt, { ...actor, now }),
          })}
        </p>
        {row.kept ? <Kept kept={row.kept} view={view} /> : null}
      </div>
      <div className="pair-actions">
        {row.undoneAt ? (
          <Badge>{t("undone", { when: formatDateTime(row.undoneAt, { ...actor, now }) })}</Badge>
        ) : row.buried ? (
          <span className="text-xs text-ink-3">{t("buried")}</span>
        ) : row.editable ? (
          <UndoButton
            id={row.id}
            words={t.raw("undo")}
            until={t("undoUntil", { date: formatDate(undoUntil(row.mergedAt), actor) })}
          />
        ) : null}
      </div>
    </li>
  );
}

/** What the undo left as it was, in the words of the tables. */
function Kept({ kept, view: { t, actor } }: { kept: NonNullable<MergeRow["kept"]>; view: DuplicatesView }) {
  const wordOf = (table: string) => {
    const found = Object.entries({ ...contactReferences, ...clientReferences }).find(
      ([reference]) => reference.split(".")[0] === table,
    );
    const way = found?.[1];
    return way && "label" in way && way.label ? way.label[actor.locale] : t("keptCards");
  };
  const changed = Map.groupBy(kept.changed, ({ table }) => wordOf(table));
  const lines = [
    ...[...changed].map(([word, rows]) => t("keptChanged", { what: word, n: rows.length })),
    ...Object.entries(kept.later).map(([reference, n]) =>
      t("keptLater", { what: wordOf(reference.split(".")[0] ?? ""), n }),
    ),
  ];
  if (lines.length === 0) return <p className="mt-1 text-xs text-ink-3">{t("keptNothing")}</p>;
  return (
    <div className="mt-1 text-xs text-ink-2">
      <p>{t("kept")}</p>
      <ul className="list-disc pl-4">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
