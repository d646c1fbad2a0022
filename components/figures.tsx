import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Static } from "./static-html.tsx";

export type Figure = {
  label: ReactNode;
  value: ReactNode;
  /** A small word after the number: «на 3,4 млн ₽». */
  unit?: ReactNode;
  /** A comparison in words: «обычно 11». */
  note?: ReactNode;
  tone?: "late" | "soon";
  href?: string;
};

export function Figures({ items, className }: { items: readonly Figure[]; className?: string }) {
  return (
    <Static as="dl" className={cx("figures", className)}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a strip is fixed and never reordered
        <div key={index} className={item.href ? "figure-link" : undefined}>
          <dt>{item.href ? <a href={item.href}>{item.label}</a> : item.label}</dt>
          <dd className={cx("figure", item.tone && `text-${item.tone}`)}>
            {item.value}
            {item.unit ? <small> {item.unit}</small> : null}
          </dd>
          {item.note ? <dd className="text-xs text-ink-3">{item.note}</dd> : null}
        </div>
      ))}
    </Static>
  );
}
