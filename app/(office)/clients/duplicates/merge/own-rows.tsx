import { sayOwn } from "#db/fields/kinds.ts";
import type { OwnField } from "#db/fields/queries.ts";
import { ownName } from "#db/fields/value.ts";
import { usualOwn } from "#db/merges/fields.ts";
import type { MergeCard } from "#db/merges/queries.ts";
import type { Locale } from "#db/values/text.ts";

interface Props {
  cards: readonly MergeCard[];
  fields: readonly OwnField[];
  locale: Locale;
}

/** A row for each field of the company in which the cards differ. */
export function OwnRows({ cards, fields, locale }: Props) {
  return fields.map((field) => {
    const values = cards.map(({ own }) => sayOwn(field, own[field.id], locale));
    if (new Set(values).size === 1) return null;
    const chosen = usualOwn(field.id, cards);
    return (
      <tr key={field.id}>
        <th scope="row">{field.name}</th>
        {cards.map(({ id }, i) => (
          <td key={id}>
            {values[i] ? (
              <label className="check">
                <input
                  type="radio"
                  className="box"
                  name={ownName(field)}
                  value={id}
                  defaultChecked={id === chosen}
                />
                <span>{values[i]}</span>
              </label>
            ) : null}
          </td>
        ))}
      </tr>
    );
  });
}
