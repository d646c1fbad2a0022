import { cx } from "./cx.ts";

type Props = {
  label: string;
  /** 0…max; left out while the length is not known. */
  value?: number;
  max?: number;
  tone?: "ink" | "accent" | "soon" | "late" | "done";
};

export function ProgressBar({ label, value, max = 100, tone = "accent" }: Props) {
  const share = value === undefined ? undefined : Math.min(1, Math.max(0, max === 0 ? 0 : value / max));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className="progress"
    >
      <span
        className={cx("progress-fill", `progress-${tone}`, share === undefined && "progress-unknown")}
        style={share === undefined ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}
