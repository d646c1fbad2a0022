import { Static } from "#components/static-html.tsx";
import type { OwnField } from "#db/fields/queries.ts";
import { chosenFieldNames, chosenFields, usualChoice } from "#db/merges/fields.ts";
import type { MergeCard } from "#db/merges/queries.ts";
import { formatDate } from "#db/values/time.ts";
import type { DuplicatesView } from "../view.ts";
import { saysOf } from "./card-values.ts";
import { HeadCell } from "./head-cell.tsx";
import { JoinedRows } from "./joined-rows.tsx";
import { OwnRows } from "./own-rows.tsx";

type Props = { cards: readonly MergeCard[]; fields: readonly OwnField[]; view: DuplicatesView };

/** A row for each fact, a column for each card; where the cards say the same there is nothing to choose. */
export function ChoiceTable({ cards, fields, view }: Props) {
  const { t, actor } = view;
  return (
    <Static as="div" className="merge-scroll">
      <table className="merge-table">
        <thead>
          <tr>
            <th>
              <span className="sr-only">{t("merge.fact")}</span>
            </th>
            {cards.map((card) => (
              <HeadCell
                key={card.id}
                id={card.id}
                name={card.name}
                href={`/clients/${card.id}`}
                note={
                  t("merge.since", { date: formatDate(card.createdAt, actor) }) +
                  (card.lastContactAt
                    ? t("merge.lastTalk", { date: formatDate(card.lastContactAt, actor) })
                    : "")
                }
                ids={cards.map(({ id }) => id)}
                path="/clients/duplicates/merge"
                param="card"
                mainNote={t("merge.itsLink")}
                view={view}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {chosenFieldNames.map((field) => {
            const values = cards.map((card) => saysOf(field, card, actor.locale));
            // Where all say the same, or nothing, there is nothing to choose.
            if (new Set(values).size === 1) return null;
            const chosen = usualChoice(field, cards);
            return (
              <tr key={field}>
                <th scope="row">
                  {chosenFields[field].label[actor.locale]}
                  {field === "name" ? <span className="merge-note">{t("merge.otherNames")}</span> : null}
                </th>
                {cards.map((card, i) => (
                  <td key={card.id}>
                    {values[i] ? (
                      <label className="check">
                        <input
                          type="radio"
                          className="box"
                          name={field}
                          value={card.id}
                          defaultChecked={card.id === chosen}
                        />
                        <span>{values[i]}</span>
                      </label>
                    ) : null}
                  </td>
                ))}
              </tr>
            );
          })}
          <OwnRows cards={cards} fields={fields} locale={actor.locale} />
          <JoinedRows cards={cards} view={view} />
        </tbody>
      </table>
    </Static>
  );
}
