"use client";

import { useEffect } from "react";
import { toast } from "#components/toast.tsx";
import { addMembers, removeMembers } from "../actions.ts";

interface Props {
  /** The list. */
  id: string;
  words: Record<"removed" | "undo" | "undone" | "failed", string>;
}

/** Listens to the buttons of the rows: off the list, and back by the toast. */
export function MemberTools({ id, words }: Props) {
  useEffect(() => {
    const back = async (clientIds: string[]) => {
      const answer = await addMembers({ id, clientIds }).catch(() => null);
      if (answer?.ok) toast.done(words.undone);
      else toast.failed(answer?.message ?? words.failed);
    };
    const onClick = async (event: MouseEvent) => {
      const button =
        event.target instanceof Element ? event.target.closest<HTMLElement>("[data-member]") : null;
      const clientId = button?.dataset.member;
      if (!clientId) return;
      const answer = await removeMembers({ id, clientIds: [clientId] }).catch(() => null);
      if (!answer?.ok) return toast.failed(answer?.message ?? words.failed);
      toast.done(words.removed, { undo: { label: words.undo, run: () => void back([clientId]) } });
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, [id, words]);
  return null;
}
