import { address } from "#components/data-table/address.ts";
import { Icon } from "#components/icon.tsx";
import { Static } from "#components/static-html.tsx";
import type { OwnField } from "#db/fields/queries.ts";
import { chosenFieldNames, chosenFields, usualChoice } from "#db/merges/fields.ts";
import type { MergeCard } from "#db/merges/queries.ts";
import { formatDate } from "#db/values/time.ts";
import type { DuplicatesView } from "../view.ts";
import { saysOf } from "./card-values.ts";
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
            {cards.map((card, i) => (
              <CardHead key={card.id} card={card} main={i === 0} cards={cards} view={view} />
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

type HeadProps = { card: MergeCard; main: boolean; cards: readonly MergeCard[]; view: DuplicatesView };

function CardHead({ card, main, cards, view: { t, actor } }: HeadProps) {
  const others = cards.map(({ id }) => id).filter((id) => id !== card.id);
  const path = "/clients/duplicates/merge";
  return (
    <th scope="col" className={main ? "is-main" : undefined}>
      <div className="flex min-h-7 items-center gap-2">
        {main ? (
          <>
            <span className="badge badge-accent">{t("merge.main")}</span>
            <span className="text-xs font-normal text-ink-3">{t("merge.itsLink")}</span>
          </>
        ) : (
          <a className="btn btn-ghost btn-sm -ml-2" href={address(path, { card: [card.id, ...others] })}>
            {t("merge.makeMain")}
          </a>
        )}
        {cards.length > 2 ? (
          <a
            className="btn btn-ghost btn-sm btn-icon ml-auto"
            href={address(path, { card: others })}
            title={t("merge.leaveOut")}
            aria-label={t("merge.leaveOut")}
          >
            <Icon name="x" size={14} />
          </a>
        ) : null}
      </div>
      <a className="merge-title" href={`/clients/${card.id}`}>
        {card.name}
      </a>
      <div className="text-xs font-normal text-ink-3">
        {t("merge.since", { date: formatDate(card.createdAt, actor) })}
        {card.lastContactAt ? t("merge.lastTalk", { date: formatDate(card.lastContactAt, actor) }) : null}
      </div>
    </th>
  );
}
