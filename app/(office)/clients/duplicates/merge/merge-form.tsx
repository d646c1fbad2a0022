"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Notice } from "#components/notice.tsx";
import { toast } from "#components/toast.tsx";
import { readOwnName } from "#db/fields/value.ts";
import { type ChosenField, chosenFieldNames } from "#db/merges/field-names.ts";
import { merge } from "../actions.ts";

interface Props {
  cards: { id: string; expectedVersion: number }[];
  words: Messages["duplicates"]["mergeForm"];
  submit: string;
  /** What the common card will be, above the button. */
  aside: ReactNode;
  children: ReactNode;
}

/** Reads what is ticked in the tables and sends it once; they themselves are plain HTML. */
export function MergeForm({ cards, words, submit, aside, children }: Props) {
  const router = useRouter();
  const [key] = useState(() => crypto.randomUUID());
  const [fault, setFault] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    const choice: Partial<Record<ChosenField, string>> = {};
    for (const field of chosenFieldNames) {
      const chosen = data.get(field);
      if (typeof chosen === "string") choice[field] = chosen;
    }
    const own: Record<string, string> = {};
    for (const [name, chosen] of data) {
      const field = readOwnName(name);
      if (field && typeof chosen === "string") own[field.id] = chosen;
    }
    const people = data.getAll("person").map((ids) => String(ids).split(" "));
    startTransition(async () => {
      const answer = await merge({ key, cards, choice, own, people }).catch(() => null);
      if (!answer?.ok) return setFault(answer?.message ?? words.failed);
      toast.done(words.done);
      router.push(`/clients/${answer.data.survivorId}`);
    });
  };
  return (
    <form onSubmit={send} className="merge">
      <div className="min-w-0">{children}</div>
      <aside className="merge-aside">
        {aside}
        {fault ? (
          <Notice tone="late" role="alert">
            {fault}
          </Notice>
        ) : null}
        <Button type="submit" variant="primary" icon="merge" block pending={pending}>
          {pending ? words.busy : submit}
        </Button>
        <p className="text-xs text-ink-3">{words.undoHint}</p>
        <p className="text-xs text-ink-3">{words.linksHint}</p>
      </aside>
    </form>
  );
}
