"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { pendingToasts, say } from "./toast-queue.ts";

const Host = lazy(() => import("./toast-host.tsx"));

/** Stands once in the layout. The library comes with the first toast. `label` names the region. */
export function Toaster({ label, closeLabel }: { label: string; closeLabel: string }) {
  const wanted = useSyncExternalStore(pendingToasts.subscribe, pendingToasts.wanted, () => false);
  return wanted ? (
    <Suspense>
      <Host label={label} closeLabel={closeLabel} />
    </Suspense>
  ) : null;
}

type Done = { undo?: { label: string; run: () => void } };
type Failed = { retry?: { label: string; run: () => void } };

export const toast = {
  /** What was done, with the way back. Leaves by itself. */
  done: (text: string, { undo }: Done = {}) => say({ tone: "done", text, action: undo }),
  /** What failed and what is safe. Stays until closed. */
  failed: (text: string, { retry }: Failed = {}) => say({ tone: "failed", text, action: retry }),
};
