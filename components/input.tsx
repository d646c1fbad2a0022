import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import { Icon, type IconName } from "./icon.tsx";

export type InputProps = Omit<ComponentProps<"input">, "size"> & {
  /** lg 44 px: public pages and sign-in. */
  size?: "md" | "lg";
  icon?: IconName;
  /** Stands at the end inside the field: a unit, a hint of the keyboard. */
  trailing?: ReactNode;
};

export function Input({ size = "md", icon, trailing, className, ...rest }: InputProps) {
  return (
    <span className={cx("input", size === "lg" && "input-lg", className)}>
      {icon ? <Icon name={icon} className="text-ink-3" /> : null}
      <input {...rest} />
      {trailing}
    </span>
  );
}
