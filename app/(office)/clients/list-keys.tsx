"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isTyping } from "#components/typing.ts";

/** C begins a new client. The table's own keys stand in the table. */
export function ListKeys({ createHref }: { createHref?: "/clients/new" }) {
  const router = useRouter();
  useEffect(() => {
    if (!createHref) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== "KeyC" || isTyping(event)) return;
      event.preventDefault();
      router.push(createHref);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router, createHref]);
  return null;
}
