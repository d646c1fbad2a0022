import type { MergePreview } from "#db/merges/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import type { DuplicatesView } from "../view.ts";

type Props = {
  cards: readonly { id: string; name: string }[];
  counts: MergePreview["counts"];
  view: DuplicatesView;
};

/** How much of what goes to the common one, from which. Nothing in place of zero. */
export function MovingTable({ cards, counts, view: { t, actor } }: Props) {
  const figure = (n: number | undefined) => (n ? formatNumber(n, actor.locale) : "");
  return (
    <table className="moving-table">
      <thead>
        <tr>
          <th>
            <span className="sr-only">{t("merge.what")}</span>
          </th>
          {cards.map(({ id, name }) => (
            <th key={id} scope="col" title={name}>
              {name}
            </th>
          ))}
          <th scope="col">{t("merge.together")}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ reference, label, byCard, together }) => (
          <tr key={reference}>
            <th scope="row">{label[actor.locale]}</th>
            {cards.map(({ id }) => (
              <td key={id}>{figure(byCard[id])}</td>
            ))}
            <td className="font-semibold">{figure(together)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
