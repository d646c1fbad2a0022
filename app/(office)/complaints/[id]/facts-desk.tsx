"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { createPortal } from "react-dom";
import { keepFocusOn } from "#components/return-focus.ts";
import { FactEditor } from "./fact-editor.tsx";
import type { Fact, FactWords } from "./facts.ts";

interface Props {
  id: string;
  version: number;
  facts: readonly Fact[];
  words: FactWords;
}

/** Listens to the plain buttons of the facts and opens a field in place. */
export function FactsDesk({ id, version, facts, words }: Props) {
  /** The version is that of the moment of opening: what others changed since must be noticed. */
  const [opened, setOpened] = useState<{ fact: Fact; row: HTMLElement; version: number } | null>(null);

  const onClick = useEffectEvent((event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-fact]") : null;
    const fact = facts.find(({ field }) => field === button?.dataset.fact);
    const row = button?.closest<HTMLElement>("[data-row]");
    if (fact && row) setOpened({ fact, row, version });
  });
  useEffect(() => {
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);

  if (!opened) return null;
  const close = () => {
    setOpened(null);
    keepFocusOn(() => document.querySelector<HTMLElement>(`[data-fact="${opened.fact.field}"]`));
  };
  return createPortal(
    <FactEditor
      key={opened.fact.field}
      id={id}
      version={opened.version}
      fact={opened.fact}
      words={words}
      onClose={close}
    />,
    opened.row,
  );
}
