import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Icon, type IconName } from "./icon.tsx";

type NoticeTone = "info" | "soon" | "late" | "done" | "accent";

const icons: Record<NoticeTone, IconName> = {
  info: "info",
  soon: "triangle-alert",
  late: "circle-alert",
  done: "check-check",
  accent: "chevrons-right",
};

type Props = {
  tone?: NoticeTone;
  icon?: IconName;
  children: ReactNode;
  action?: ReactNode;
  /** alert interrupts the reader: for a refusal that has just come. status waits its turn. */
  role?: "alert" | "status";
  className?: string;
};

export function Notice({ tone = "info", icon, children, action, role, className }: Props) {
  return (
    <div
      role={role}
      tabIndex={role ? -1 : undefined}
      className={cx("notice", tone !== "info" && `notice-${tone}`, className)}
    >
      <Icon name={icon ?? icons[tone]} />
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  );
}
