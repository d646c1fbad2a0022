import type { ReactNode } from "react";

/** Something one may want to see again but need not: closed, and opened by the browser itself. */
export function Fold({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="group">
      <summary className="link w-fit cursor-pointer text-sm">{label}</summary>
      <div className="pt-3">{children}</div>
    </details>
  );
}
