"use client";

import { lazy, Suspense, useEffect, useState } from "react";

export type PaletteWords = Record<"title" | "placeholder" | "empty" | "loading" | "failed" | "keys", string>;

const Palette = lazy(() => import("./palette.tsx"));

const isPaletteKey = (event: KeyboardEvent) =>
  event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;

/** Ctrl+K, ⌘K or a press on the search of the frame, from any page. The palette itself comes with the first of them. */
export function PaletteKey({ words }: { words: PaletteWords }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const begin = (event: Event) => {
      event.preventDefault();
      // Another dialog may hold what somebody has typed: it stays.
      if (!document.querySelector("dialog[open]:not(.palette)")) setOpen(true);
    };
    const onKey = (event: KeyboardEvent) => {
      if (isPaletteKey(event)) begin(event);
    };
    const onClick = (event: MouseEvent) => {
      const opener = event.target instanceof Element ? event.target.closest("[data-palette]") : null;
      if (!opener) return;
      opener.closest<HTMLElement>("[popover]")?.hidePopover();
      begin(event);
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("click", onClick);
    };
  }, []);
  return open ? (
    <Suspense>
      <Palette words={words} onClose={() => setOpen(false)} />
    </Suspense>
  ) : null;
}
