import { cx } from "#components/cx.ts";

export interface MonthBar {
  key: string;
  /** Height is made of it; below zero nothing is drawn. */
  value: number;
  /** «март 2026: 228 000 ₽». */
  label: string;
}

const HEIGHT = 44;
const STEP = 24;
const BAR = 10;

/** Twelve bars of a year as plain SVG: the last one is the month that is under way. */
export function MonthChart({ bars, label }: { bars: readonly MonthBar[]; label: string }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const width = bars.length * STEP - (STEP - BAR);
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} className="block w-full" role="img" aria-label={label}>
      {bars.map(({ key, value, label: hint }, i) => {
        const height = value <= 0 ? 1 : Math.max(2, Math.round((value / most) * HEIGHT));
        return (
          <rect
            key={key}
            x={i * STEP}
            y={HEIGHT - height}
            width={BAR}
            height={height}
            rx={Math.min(2, height / 2)}
            className={cx(value <= 0 ? "fill-grid" : i === bars.length - 1 ? "fill-chart-1" : "fill-chart-2")}
          >
            <title>{hint}</title>
          </rect>
        );
      })}
    </svg>
  );
}
