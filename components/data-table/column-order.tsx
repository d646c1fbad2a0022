"use client";

import { useEffect } from "react";

const LIST = "[data-column-list]";

function shift(line: Element, way: "up" | "down"): void {
  const other = way === "up" ? line.previousElementSibling : line.nextElementSibling;
  if (!other) return;
  if (way === "up") other.before(line);
  else other.after(line);
}

/** Moves lines of a list of columns: by their buttons, by Alt and arrows, by dragging. The lines are plain HTML. */
export function ColumnOrder() {
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    const lineOf = (event: Event) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>(`${LIST} > li`) : null;
    let dragged: HTMLElement | null = null;
    document.addEventListener(
      "click",
      (event) => {
        const line = lineOf(event);
        const button =
          event.target instanceof Element ? event.target.closest<HTMLElement>("[data-move]") : null;
        if (!line || !button) return;
        shift(line, button.dataset.move === "up" ? "up" : "down");
        button.focus();
      },
      { signal },
    );
    document.addEventListener(
      "keydown",
      (event) => {
        const line = lineOf(event);
        if (!line || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
        event.preventDefault();
        shift(line, event.key === "ArrowUp" ? "up" : "down");
        (event.target as HTMLElement).focus();
      },
      { signal },
    );
    document.addEventListener(
      "dragstart",
      (event) => {
        dragged = lineOf(event);
        event.dataTransfer?.setData("text/plain", "");
      },
      { signal },
    );
    document.addEventListener(
      "dragover",
      (event) => {
        const line = lineOf(event);
        if (!line || !dragged || line.parentElement !== dragged.parentElement) return;
        event.preventDefault();
        const { top, height } = line.getBoundingClientRect();
        if (event.clientY < top + height / 2) line.before(dragged);
        else line.after(dragged);
      },
      { signal },
    );
    document.addEventListener("drop", (event) => dragged && event.preventDefault(), { signal });
    document.addEventListener(
      "dragend",
      () => {
        dragged = null;
      },
      { signal },
    );
    return () => end.abort();
  }, []);
  return null;
}
