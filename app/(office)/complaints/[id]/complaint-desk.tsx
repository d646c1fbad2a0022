"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { rememberFocus } from "#components/return-focus.ts";
import type { SelectOption } from "#components/select.tsx";
import { toast } from "#components/toast.tsx";
import { accept, take } from "../actions.ts";
import { type AskedMove, isAsked, MoveDialog } from "./move-dialog.tsx";

export interface DeskTarget {
  id: string;
  version: number;
  rootCause: string;
  /** As it is typed, in roubles. */
  cost: string;
  fromName: string;
  /** ISO; null until it was answered. */
  answeredAt: string | null;
  /** Of the reader: days and hours are typed in it. */
  timeZone: string;
  localeTag: string;
  tellingWays: readonly SelectOption[];
}

interface Props {
  target: DeskTarget;
  outcomes: readonly SelectOption[];
  words: Messages["complaints"]["desk"];
}

/** The one client part behind the plain buttons of the page: does what needs no word, asks for what does. */
export function ComplaintDesk({ target, outcomes, words }: Props) {
  const router = useRouter();
  const [asked, setAsked] = useState<AskedMove | null>(null);

  const doNow = async (button: HTMLButtonElement, move: "take" | "accept") => {
    if (button.ariaDisabled === "true") return;
    const giveBack = rememberFocus();
    button.ariaDisabled = "true";
    button.dataset.pending = "";
    const run = move === "take" ? take : accept;
    const answer = await run({ id: target.id, expectedVersion: target.version }).catch(() => null);
    button.ariaDisabled = null;
    delete button.dataset.pending;
    giveBack();
    if (answer?.ok) return void toast.done(words.done[move]);
    if (answer?.code === "stale") router.refresh();
    toast.failed(answer?.message ?? words.failed);
  };

  const onClick = useEffectEvent((event: MouseEvent) => {
    const button =
      event.target instanceof Element
        ? event.target.closest<HTMLButtonElement>("[data-complaint-move]")
        : null;
    const move = button?.dataset.complaintMove ?? "";
    if (button && (move === "take" || move === "accept")) return void doNow(button, move);
    if (isAsked(move)) setAsked(move);
  });
  useEffect(() => {
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);

  return asked ? (
    <MoveDialog
      key={asked}
      move={asked}
      target={target}
      outcomes={outcomes}
      words={words}
      onClose={() => setAsked(null)}
    />
  ) : null;
}
