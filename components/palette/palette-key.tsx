"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";

export type PaletteWords = Record<"title" | "placeholder" | "empty" | "loading" | "failed" | "keys", string>;

const Palette = lazy(() => import("./palette.tsx"));

const isPaletteKey = (event: KeyboardEvent) =>
  event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;

/** A letter typed while the palette is still on its way belongs to it. */
const isLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey;

/** Ctrl+K, ⌘K or a press on the search of the frame, from any page. The palette itself comes with the first of them. */
export function PaletteKey({ words }: { words: PaletteWords }) {
  const [open, setOpen] = useState(false);
  const early = useRef<string | null>(null);
  useEffect(() => {
    const begin = (event: Event) => {
      event.preventDefault();
      // Another dialog may hold what somebody has typed: it stays.
      if (document.querySelector("dialog[open]")) return;
      early.current = "";
      setOpen(true);
    };
    const onKey = (event: KeyboardEvent) => {
      if (isPaletteKey(event)) begin(event);
      else if (early.current !== null && isLetter(event)) {
        early.current += event.key;
        event.preventDefault();
        event.stopPropagation();
      }
    };
    const onClick = (event: MouseEvent) => {
      const opener = event.target instanceof Element ? event.target.closest("[data-palette]") : null;
      if (!opener) return;
      opener.closest<HTMLElement>("[popover]")?.hidePopover();
      begin(event);
    };
    document.addEventListener("keydown", onKey, { capture: true });
    document.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("keydown", onKey, { capture: true });
      document.removeEventListener("click", onClick);
    };
  }, []);
  return open ? (
    <Suspense>
      <Palette words={words} early={early} onClose={() => setOpen(false)} />
    </Suspense>
  ) : null;
}
