import type { Figure } from "#components/figures.tsx";
import { PRESSURE_CEILING, totalOf } from "#db/clients/pressure.ts";
import type { CardView } from "./card-view.ts";

/** How much all departments have asked of the client within thirty days, as a bar of as many parts as are fine. */
export function pressureFigure({ d, card }: CardView): Figure {
  const { talks, letters, mailings, surveys } = card.pressure;
  const n = totalOf(card.pressure);
  const parts = [
    talks > 0 ? d("card.pressureTalks", { n: talks }) : "",
    letters > 0 ? d("card.pressureLetters", { n: letters }) : "",
    mailings > 0 ? d("card.pressureMailings", { n: mailings }) : "",
    surveys > 0 ? d("card.pressureSurveys", { n: surveys }) : "",
  ].filter(Boolean);
  const left = PRESSURE_CEILING - n;
  const says = parts.length === 0 ? d("card.pressureNone") : parts.join(", ");
  const more = left > 0 ? d("card.pressureLeft", { n: left }) : d("card.pressureFull");
  return {
    label: d("card.pressure"),
    value: (
      <span className="flex items-center gap-3">
        <span>
          {n} <small>{d("card.pressureOf", { n: "", most: PRESSURE_CEILING }).trim()}</small>
        </span>
        <span className="pressure" aria-hidden="true">
          {Array.from({ length: Math.max(PRESSURE_CEILING, n) }, (_, i) => {
            const kind = i >= n ? "" : n > PRESSURE_CEILING ? "over" : i < talks + letters ? "talk" : "mail";
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a bar are all alike
            return <i key={i} className={kind} />;
          })}
        </span>
      </span>
    ),
    tone: n > PRESSURE_CEILING ? "soon" : undefined,
    note: `${says} — ${more}`,
  };
}
