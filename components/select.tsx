import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./icon.tsx";

export type SelectOption = { value: string; label: string; disabled?: boolean };

export type SelectProps = Omit<ComponentProps<"select">, "size" | "children"> & {
  options: readonly SelectOption[];
  /** The first, empty choice: «Любой», «Не выбран». */
  empty?: string;
  size?: "md" | "lg";
};

/** The browser's own list: it works without script and is the right one on a phone. */
export function Select({ options, empty, size = "md", className, ...rest }: SelectProps) {
  return (
    <span className={cx("input input-select", size === "lg" && "input-lg", className)}>
      <select {...rest}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" size={14} />
    </span>
  );
}
