"use client";

import { useEffect } from "react";
import { rememberList } from "./remembered-list.ts";

/** Keeps the list one came from, so that a card knows its neighbours and the way back. */
export function ListMemory({ ids }: { ids: readonly string[] }) {
  useEffect(() => {
    rememberList({ href: location.pathname + location.search, ids });
    if (new URLSearchParams(location.search).has("find")) {
      document.querySelector<HTMLInputElement>("main [data-search]")?.focus();
    }
  }, [ids]);
  return null;
}
