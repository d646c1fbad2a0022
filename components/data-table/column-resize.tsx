"use client";

import { useEffect } from "react";
import { inBounds, NAME_WIDTH, WIDTHS_COOKIE, writeWidths } from "./widths.ts";

const YEAR = 365 * 86_400;
const STEP = 8;

const cookie = () =>
  document.cookie
    .split("; ")
    .find((one) => one.startsWith(`${WIDTHS_COOKIE}=`))
    ?.slice(WIDTHS_COOKIE.length + 1);

/** The column's own element in the table's head of widths. */
function columnOf(handle: HTMLElement): HTMLElement | null {
  const table = handle.closest("table");
  return table?.querySelector<HTMLElement>(`col[data-col="${handle.dataset.resize}"]`) ?? null;
}

/** The table is as wide as its columns need; what does not fit is scrolled to. */
function fitTable(table: HTMLTableElement): void {
  const columns = [...table.querySelectorAll<HTMLElement>("col")];
  const total = columns.reduce((sum, one) => sum + (Number.parseInt(one.style.width, 10) || NAME_WIDTH), 0);
  table.style.setProperty("--table-width", `${total}px`);
  const frame = table.parentElement;
  frame?.toggleAttribute("data-wide", total > frame.clientWidth);
}

function setWidth(handle: HTMLElement, width: number | null): void {
  const column = columnOf(handle);
  const table = handle.closest("table");
  if (!column || !table) return;
  const next = width === null ? Number(column.dataset.usual) : inBounds(width);
  column.style.width = `${next}px`;
  handle.setAttribute("aria-valuenow", String(next));
  fitTable(table);
}

/** Only what differs from the usual width is kept. */
function remember(table: HTMLTableElement): void {
  const changed = [...table.querySelectorAll<HTMLElement>("col[data-col]")].flatMap((column) => {
    const width = Number.parseInt(column.style.width, 10);
    return width === Number(column.dataset.usual) ? [] : [[column.dataset.col ?? "", width] as const];
  });
  const value = writeWidths(cookie(), table.dataset.widths ?? "", Object.fromEntries(changed));
  // biome-ignore lint/suspicious/noDocumentCookie: the server draws the widths, so that nothing jumps
  document.cookie = `${WIDTHS_COOKIE}=${value}; path=/; max-age=${YEAR}; samesite=lax`;
}

/** Drag the edge of a head, or move it by arrows; twice pressed it is as usual again. The heads are plain HTML. */
export function ColumnResize() {
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    const handleOf = (event: Event) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>("[data-resize]") : null;
    const done = (handle: HTMLElement) => {
      const table = handle.closest("table");
      if (table) remember(table);
    };
    document.addEventListener(
      "pointerdown",
      (event) => {
        const handle = handleOf(event);
        if (!handle || event.button !== 0) return;
        event.preventDefault();
        const start = event.clientX;
        const from = columnOf(handle)?.getBoundingClientRect().width ?? 0;
        handle.setPointerCapture(event.pointerId);
        const move = (to: PointerEvent) => setWidth(handle, from + to.clientX - start);
        const stop = () => {
          handle.removeEventListener("pointermove", move);
          done(handle);
        };
        handle.addEventListener("pointermove", move);
        handle.addEventListener("pointerup", stop, { once: true });
        handle.addEventListener("pointercancel", stop, { once: true });
      },
      { signal },
    );
    document.addEventListener(
      "dblclick",
      (event) => {
        const handle = handleOf(event);
        if (!handle) return;
        setWidth(handle, null);
        done(handle);
      },
      { signal },
    );
    document.addEventListener(
      "keydown",
      (event) => {
        const handle = handleOf(event);
        const way = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        if (!handle || (way === 0 && event.key !== "Home")) return;
        event.preventDefault();
        const now = Number.parseInt(columnOf(handle)?.style.width ?? "", 10) || 0;
        setWidth(handle, way === 0 ? null : now + way * STEP * (event.shiftKey ? 4 : 1));
        done(handle);
      },
      { signal },
    );
    for (const table of document.querySelectorAll<HTMLTableElement>("table[data-widths]")) fitTable(table);
    return () => end.abort();
  }, []);
  return null;
}
