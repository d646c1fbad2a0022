"use client";

import { useEffect } from "react";
import { type RememberedList, rememberList } from "./remembered-list.ts";

/** Keeps the list one came from, so that a card knows its neighbours and the way back. */
export function ListMemory({ ids, query, next, previous }: Omit<RememberedList, "href">) {
  useEffect(() => {
    rememberList({ href: location.pathname + location.search, query, ids, next, previous });
    if (new URLSearchParams(location.search).has("find")) {
      document.querySelector<HTMLInputElement>("main [data-search]")?.focus();
    }
  }, [ids, query, next, previous]);
  return null;
}
