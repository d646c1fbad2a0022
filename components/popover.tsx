import type { ReactNode } from "react";
import { cx } from "./cx.ts";

type Props = {
  /** Unique on the page: the browser ties the opener to the popover by it. */
  id: string;
  /** What stands in the opener. */
  trigger: ReactNode;
  triggerClass?: string;
  /** For an opener with an icon alone. */
  triggerLabel?: string;
  /** Names the popover. */
  label: string;
  align?: "start" | "end";
  className?: string;
  children: ReactNode;
};

/** The browser's own popover: light dismissal, Escape and return of the focus without script. */
export function Popover({
  id,
  trigger,
  triggerClass,
  triggerLabel,
  label,
  align,
  className,
  children,
}: Props) {
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className={triggerClass}
        aria-label={triggerLabel}
        title={triggerLabel}
        aria-haspopup="dialog"
      >
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={cx("popover", align === "end" && "popover-end", className)}
      >
        {children}
      </div>
    </>
  );
}
