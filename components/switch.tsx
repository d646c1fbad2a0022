import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

type Props = Omit<ComponentProps<"input">, "type" | "role" | "children"> & { children: ReactNode };

/** Takes effect at once. For a choice that is sent with a form use a checkbox. */
export function Switch({ children, className, ...rest }: Props) {
  return (
    <label className={cx("check", className)}>
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells its own state */}
      <input type="checkbox" role="switch" {...rest} className="switch" />
      <span>{children}</span>
    </label>
  );
}
