"use client";

import { Button } from "./button.tsx";

/** Opens the browser's own printing. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button variant="ghost" icon="printer" className="max-md:hidden" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
