"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useEffectEvent, useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { awaitDialog, isTyping } from "#components/typing.ts";

const Help = lazy(() => import("./keys-help.tsx"));

export type KeyWords = Messages["clients"]["keys"];

/** The keyboard stands on the button first: closing the letter brings it back there. */
function writeLetter() {
  const button = document.querySelector<HTMLElement>("[data-letter]");
  if (!button) return;
  button.focus();
  button.click();
  awaitDialog();
}

/** Keys of the card that belong to no field of it; the question mark tells of all of them. */
export function CardKeys({ brief, words }: { brief: `/clients/${string}`; words: KeyWords }) {
  const router = useRouter();
  const [help, setHelp] = useState(false);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event)) return;
    if (event.key === "?") setHelp(true);
    else if (event.code === "KeyB") router.push(brief);
    else if (event.code === "KeyL") writeLetter();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return help ? (
    <Suspense>
      <Help words={words} onClose={() => setHelp(false)} />
    </Suspense>
  ) : null;
}
