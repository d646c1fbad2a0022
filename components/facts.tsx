import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export function Facts({ children, className }: { children: ReactNode; className?: string }) {
  return <dl className={cx("facts", className)}>{children}</dl>;
}

export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
