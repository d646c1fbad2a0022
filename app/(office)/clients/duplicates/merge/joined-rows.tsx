import type { ReactNode } from "react";
import { Icon } from "#components/icon.tsx";
import type { MergeCard } from "#db/merges/queries.ts";
import { formatPhone } from "#db/values/phone.ts";
import { formatDate } from "#db/values/time.ts";
import type { DuplicatesView } from "../view.ts";

type Props = { cards: readonly MergeCard[]; view: DuplicatesView };
type Line = { text: string; note?: string };

/** Facts in which nothing is chosen: what all cards say stands together, or the law decides. Each row says why. */
export function JoinedRows({ cards, view: { t, actor } }: Props) {
  const rows: { label: string; note: string; of: (card: MergeCard) => Line[]; lock?: boolean }[] = [
    {
      label: t("merge.entities"),
      note: t("merge.entitiesJoin"),
      of: ({ entities }) =>
        entities.map(({ name, inn, kpp }) => ({
          text: name,
          note: [inn ? t("merge.inn", { inn }) : "", kpp ? t("merge.kpp", { kpp }) : ""]
            .filter(Boolean)
            .join(", "),
        })),
    },
    {
      label: t("merge.points"),
      note: t("merge.sameOnce"),
      of: ({ points }) =>
        points.map(({ kind, value, extension }) => ({
          text: kind === "phone" ? formatPhone(value, extension, actor.locale) : value,
        })),
    },
    { label: t("merge.note"), note: t("merge.linesOnce"), of: ({ note }) => (note ? [{ text: note }] : []) },
    {
      label: t("merge.tags"),
      note: t("merge.allStay"),
      of: ({ tags }) => (tags.length > 0 ? [{ text: tags.join(", ") }] : []),
    },
    {
      label: t("merge.adverts"),
      note: t("merge.byLaw"),
      lock: true,
      of: ({ consents }) =>
        consents.slice(0, 2).map(({ givenAt, withdrawnAt }) =>
          withdrawnAt
            ? {
                text: t("merge.refused", { date: formatDate(withdrawnAt, actor) }),
                note: t("merge.refusalWins"),
              }
            : { text: t("merge.agreed", { date: formatDate(givenAt, actor) }) },
        ),
    },
    {
      label: t("merge.code"),
      note: t("merge.codeStays"),
      lock: true,
      of: ({ externalId }) => (externalId ? [{ text: externalId }] : []),
    },
  ];
  return (
    <>
      {rows.map(({ label, note, of, lock }) => {
        const lines = cards.map(of);
        if (lines.every((one) => one.length === 0)) return null;
        return (
          <tr key={label}>
            <th scope="row">
              {label}
              <span className="merge-note">{note}</span>
            </th>
            {cards.map((card, i) => (
              <td key={card.id}>
                {(lines[i] ?? []).map((line) => (
                  <Told key={line.text} line={line} lock={lock} />
                ))}
              </td>
            ))}
          </tr>
        );
      })}
    </>
  );
}

function Told({ line: { text, note }, lock }: { line: Line; lock?: boolean }): ReactNode {
  return (
    <div className="merge-line">
      {lock ? <Icon name="lock" size={14} className="text-ink-3" /> : null}
      <span className="min-w-0">
        {text}
        {note ? <span className="merge-note">{note}</span> : null}
      </span>
    </div>
  );
}
