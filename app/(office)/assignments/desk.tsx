"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { rememberFocus } from "#components/return-focus.ts";
import { toast } from "#components/toast.tsx";
import type { MoveName } from "#db/assignments/moves.ts";
import type { DeskItem } from "./assignment-actions.tsx";
import type { DeskWords } from "./assignment-desk.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import type { TermSetup } from "./presets.ts";
import { refusalSays } from "./refusal-says.ts";
import { onRowKey } from "./row-keys.ts";
import { sendMove } from "./send-move.ts";

interface Props {
  words: DeskWords;
  setup: TermSetup;
  self: { value: string; label: string };
}

interface Asked {
  move: MoveName;
  item: DeskItem;
}

/** Done at once; everything else asks for a word or a term first. */
const immediate: readonly string[] = ["accept", "start", "confirm"];

/** The one client part of a list of promises: it listens to the plain buttons of the rows. */
export function Desk({ words, setup, self }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);

  const doNow = async (button: HTMLButtonElement, { move, item }: Asked) => {
    if (button.ariaDisabled === "true") return;
    const giveBack = rememberFocus();
    button.ariaDisabled = "true";
    button.dataset.pending = "";
    try {
      const answer = await sendMove(move, { id: item.id, expectedVersion: item.version }, { text: "" });
      if (answer.ok) toast.done(words.done[move]);
      else toast.failed(refusalSays(answer, words, setup));
    } catch {
      toast.failed(words.failed);
    } finally {
      button.ariaDisabled = null;
      delete button.dataset.pending;
      giveBack();
    }
  };

  const onClick = useEffectEvent((event: MouseEvent) => {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLButtonElement>("[data-move]") : null;
    const holder = button?.closest<HTMLElement>("[data-item]");
    if (!button || !holder) return;
    const name = button.dataset.move ?? "";
    const item = JSON.parse(holder.dataset.item ?? "{}") as DeskItem;
    if (immediate.includes(name)) return void doNow(button, { move: name as MoveName, item });
    if (name === "takeBack") return setAsked({ move: "resend", item: { ...item, to: self } });
    setAsked({ move: name === "acceptOwn" ? "accept" : (name as MoveName), item });
  });

  useEffect(() => {
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onRowKey);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("keydown", onRowKey);
    };
  }, []);

  return asked ? (
    <MoveDialog
      key={`${asked.item.id} ${asked.move}`}
      {...asked}
      words={words}
      setup={setup}
      onClose={() => setAsked(null)}
    />
  ) : null;
}
