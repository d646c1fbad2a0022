import type { KindName } from "#db/duplicates/kind-names.ts";
import type { Reason } from "#db/duplicates/rules.ts";
import type { Locale } from "#db/values/text.ts";
import { pointsWord, reasonWords } from "./reason-words.ts";

type Props = { of: KindName; reasons: readonly Reason[]; locale: Locale };

/** A sum that one can read: each reason with its points. */
export function Reasons({ of, reasons, locale }: Props) {
  return (
    <ul className="pair-reasons">
      {[...reasons]
        .sort((a, b) => b.points - a.points)
        .map((reason) => (
          <li key={reason.rule} className={reason.points < 0 ? "is-minus" : undefined}>
            {reasonWords(of, reason, locale)} <b>{pointsWord(reason.points)}</b>
          </li>
        ))}
    </ul>
  );
}
