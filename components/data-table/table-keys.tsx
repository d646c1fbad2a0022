"use client";

import { useEffect } from "react";
import { rowLinkAfter } from "./row-focus.ts";

const editable = "input:not([type=checkbox]), textarea, select, [contenteditable=true], dialog, [popover]";

/** j, k and arrows walk the rows, x ticks, a ticks the page, Enter opens (the focus is on the link). */
export function TableKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest(editable) || document.querySelector("dialog[open]")) return;
      const row = target.closest("[data-table] tbody tr");
      if (event.code === "KeyX" && row) {
        // With Shift the rows between come along, as with the mouse.
        const press = new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: event.shiftKey });
        row.querySelector<HTMLInputElement>("[data-select]")?.dispatchEvent(press);
        return;
      }
      if (event.code === "KeyA" && !event.shiftKey) {
        document.querySelector<HTMLInputElement>("[data-table] [data-select-page]")?.click();
        return;
      }
      const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-table] tbody a.primary")];
      const at = row ? links.findIndex((link) => row.contains(link)) : -1;
      const next = links[rowLinkAfter(event, at, links.length)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return null;
}
