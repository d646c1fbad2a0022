import { Section } from "#components/section.tsx";
import type { Nps } from "#db/surveys/nps.ts";
import { formatNumber, formatPercent } from "#db/values/money.ts";
import { signed, type View } from "../view.ts";

interface Props {
  nps: Nps;
  population: number;
  view: View;
}

const groups = ["promoters", "passives", "detractors"] as const;

/** The figure never stands without its margin, nor the margin without words for it. */
function marginWords({ nps: figures, population, view }: Props): string {
  const { t, actor } = view;
  const { nps, margin, n } = figures;
  if (nps === null || margin === null) return t("results.marginUnknown");
  if (margin === 0) return t("results.marginNone");
  const bound = (value: number) => signed(Math.max(-100, Math.min(100, value)), view);
  const words = t("results.margin", {
    population: formatNumber(population, actor.locale),
    from: bound(nps - margin),
    to: bound(nps + margin),
  });
  return n < 10 ? `${words} ${t("results.few")}` : words;
}

export function NpsFigure(props: Props) {
  const { nps: figures, view } = props;
  const { t, actor } = view;
  const { nps, margin, n } = figures;
  if (nps === null) return null;
  return (
    <Section title={t("results.nps")} count={t("results.npsOf", { n })}>
      <p className="nps-figure">
        {signed(nps, view)}
        {margin ? <small>± {formatNumber(Number(margin.toFixed(1)), actor.locale, 1)}</small> : null}
      </p>
      <p className="mt-1 max-w-[320px] text-xs text-ink-3">{marginWords(props)}</p>
      <div className="nps-bar" aria-hidden="true">
        {groups.map((group) =>
          figures[group] ? (
            <span
              key={group}
              className={`nps-${group}`}
              style={{ width: `${(figures[group] / n) * 100}%` }}
            />
          ) : null,
        )}
      </div>
      <dl className="nps-legend">
        {groups.map((group) => (
          <div key={group}>
            <dt>
              <span className={`nps-mark nps-${group}`} aria-hidden="true" />
              {t(`results.${group}`)}
            </dt>
            <dd>{formatPercent(figures[group] / n, actor.locale, 1)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
