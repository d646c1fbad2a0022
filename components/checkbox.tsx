import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

type Props = Omit<ComponentProps<"input">, "type" | "children"> & {
  /** Without children give `aria-label`. */
  children?: ReactNode;
  hint?: ReactNode;
};

export function Checkbox({ children, hint, className, ...rest }: Props) {
  if (!children) return <input type="checkbox" {...rest} className={cx("box", className)} />;
  return (
    <label className={cx("check", className)}>
      <input type="checkbox" {...rest} className="box" />
      <span>
        {children}
        {hint ? <span className="field-hint block">{hint}</span> : null}
      </span>
    </label>
  );
}
