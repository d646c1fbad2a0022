import { cx } from "#components/cx.ts";
import { Icon } from "#components/icon.tsx";
import type { View } from "../translator.ts";
import type { MomentState } from "./moment.tsx";
import type { moments } from "./moments.ts";

/** The four moments in a line: where this import stands. */
export function Steps({ states, t }: { states: ReturnType<typeof moments>; t: View["t"] }) {
  const look: Record<MomentState, { icon: "circle-check" | "chevrons-right" | "minus"; tone: string }> = {
    done: { icon: "circle-check", tone: "state-done" },
    now: { icon: "chevrons-right", tone: "state-live" },
    next: { icon: "minus", tone: "state-off" },
  };
  return (
    <ol aria-label={t("steps.label")} className="flex flex-wrap items-center gap-x-6 gap-y-1">
      {(["file", "columns", "check", "write"] as const).map((step) => {
        const { icon, tone } = look[states[step]];
        return (
          <li
            key={step}
            aria-current={states[step] === "now" ? "step" : undefined}
            className={cx("state", tone)}
          >
            <Icon name={icon} />
            {t(`steps.${step}`)}
          </li>
        );
      })}
    </ol>
  );
}
