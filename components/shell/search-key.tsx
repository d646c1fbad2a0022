"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isTyping } from "../typing.ts";

type Route = Parameters<ReturnType<typeof useRouter>["push"]>[0];

/** The same key gives a full stop in the Russian layout. */
const isSlash = ({ key, code }: KeyboardEvent) => key === "/" || (code === "Slash" && key === ".");

/** A slash leads to the search of the page, and where there is none, to the search of the product. */
export function SearchKey({ href }: { href?: string }) {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isSlash(event) || isTyping(event)) return;
      const search = document.querySelector<HTMLInputElement>("main [data-search]");
      if (!search && !href) return;
      event.preventDefault();
      if (!search) return router.push(href as Route);
      search.focus();
      search.select();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router, href]);
  return null;
}
