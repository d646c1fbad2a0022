import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Icon, type IconName } from "./icon.tsx";

/** A filling circle: 0 dashed, 1 ring, 2 half, 3 three quarters, 4 full, 5 tick, 6 solid tick. */
export type Stage = 0 | 1 | 2 | 3 | 4 | 5 | 6 | "lost" | "wait";

type Props = {
  stage: Stage;
  /** live: somebody is at it; off: left the road; done: kept. */
  tone?: "calm" | "live" | "done" | "off";
  children: ReactNode;
};

/** The glyph always with its word. */
export function StageMark({ stage, tone = "calm", children }: Props) {
  return (
    <StateLine icon={`stage-${stage}`} tone={tone}>
      {children}
    </StateLine>
  );
}

type LineProps = {
  icon: IconName;
  tone?: "calm" | "live" | "done" | "off" | "late" | "soon";
  children: ReactNode;
};

/** State = glyph + word. Colour only when somebody must act, or the word is kept. */
export function StateLine({ icon, tone = "calm", children }: LineProps) {
  return (
    <span className={cx("state", tone !== "calm" && `state-${tone}`)}>
      <Icon name={icon} />
      {children}
    </span>
  );
}
