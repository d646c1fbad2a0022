"use client";

import { useEffect } from "react";

const KEPT = "column-just-shown";

/** A column that was just switched on may stand beyond the edge of a wide table: the page begins with it in sight. */
export function ColumnReveal() {
  useEffect(() => {
    const key = sessionStorage.getItem(KEPT);
    sessionStorage.removeItem(KEPT);
    if (key)
      document
        .querySelector(`[data-table] [data-resize="${CSS.escape(key)}"]`)
        ?.closest("th")
        ?.scrollIntoView({ block: "nearest", inline: "center" });
    const onSubmit = ({ target }: Event) => {
      if (!(target instanceof HTMLFormElement)) return;
      const boxes = target.querySelectorAll<HTMLInputElement>("[data-column-list] input");
      const shown = [...boxes].filter(({ checked, defaultChecked }) => checked && !defaultChecked);
      const last = shown.at(-1);
      if (last) sessionStorage.setItem(KEPT, last.value);
    };
    document.addEventListener("submit", onSubmit);
    return () => document.removeEventListener("submit", onSubmit);
  }, []);
  return null;
}
