import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

/** Grows with its text where the browser can; `rows` is where it begins. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} {...rest} className={cx("input input-area", className)} />;
}
