import { rfmSegments } from "#db/classes/rfm-segments.ts";
import type { CardView } from "../card-view.ts";

/** What the count says beside the class in force, and that a head holds it: a press tells the rest. */
export function CountedClass({ view: { actor, card, classes: t } }: { view: CardView }) {
  const { held, counted } = card.class;
  if (!held && !counted) return null;
  const cell = counted ? `${counted.abc ?? ""}${counted.xyz ?? ""}` : "";
  const said = [
    ...(held ? [t("card.byHand")] : []),
    ...(cell ? [cell] : []),
    ...(counted ? [rfmSegments[counted.rfm].label[actor.locale]] : []),
  ];
  return (
    <button type="button" data-class="" className="link text-ink-3" title={t("card.open")}>
      · {said.join(" · ")}
    </button>
  );
}
