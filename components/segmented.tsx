import type { ReactNode } from "react";

export type Segment = { href: string; label: ReactNode; current?: boolean };

/** A choice of scope in a few links: «Мои», «Отдел», «Компания». */
export function Segmented({ label, items }: { label: string; items: readonly Segment[] }) {
  return (
    <nav aria-label={label} className="segmented">
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? "true" : undefined}>
          {item.label}
        </a>
      ))}
    </nav>
  );
}
