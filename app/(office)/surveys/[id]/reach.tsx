import { Figures } from "#components/figures.tsx";
import type { Results } from "#db/surveys/results.ts";
import { formatNumber, formatPercent } from "#db/values/money.ts";
import type { View } from "../view.ts";

/** From those we write to down to those who answered: each number is part of the one before. */
export function Reach({ reach, view }: { reach: Results["reach"]; view: View }) {
  const { t, actor } = view;
  const number = (value: number) => formatNumber(value, actor.locale);
  const { invited, delivered, started, finished, rate } = reach;
  return (
    <Figures
      items={[
        { label: t("results.invited"), value: number(invited), note: t("results.invitedNote") },
        { label: t("results.delivered"), value: number(delivered), note: t("results.deliveredNote") },
        { label: t("results.started"), value: number(started), note: t("results.startedNote") },
        {
          label: t("results.finished"),
          value: number(finished),
          note:
            rate === null
              ? t("results.noRate")
              : t("results.rate", { share: formatPercent(rate, actor.locale, 1) }),
        },
      ]}
    />
  );
}
