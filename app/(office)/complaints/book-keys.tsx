"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isTyping } from "#components/typing.ts";

/** C begins a new complaint. The table's own keys stand in the table. */
export function BookKeys() {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== "KeyC" || isTyping(event)) return;
      event.preventDefault();
      router.push("/complaints/new");
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router]);
  return null;
}
