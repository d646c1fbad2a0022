import type { Reason } from "#db/duplicates/rules.ts";
import type { Locale } from "#db/values/text.ts";
import { pointsWord, reasonWords } from "./reason-words.ts";

/** A sum that one can read: each reason with its points. */
export function Reasons({ reasons, locale }: { reasons: readonly Reason[]; locale: Locale }) {
  return (
    <ul className="pair-reasons">
      {[...reasons]
        .sort((a, b) => b.points - a.points)
        .map((reason) => (
          <li key={reason.rule} className={reason.points < 0 ? "is-minus" : undefined}>
            {reasonWords(reason, locale)} <b>{pointsWord(reason.points)}</b>
          </li>
        ))}
    </ul>
  );
}
