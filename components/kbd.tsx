import type { ReactNode } from "react";

/** A hint of the keyboard; hidden on phones and from screen readers (give `aria-keyshortcuts` to the control). */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <span className="kbd" aria-hidden="true">
      {children}
    </span>
  );
}
