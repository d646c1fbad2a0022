"use client";

import { useTransition } from "react";
import { Button } from "#components/button.tsx";
import { toast } from "#components/toast.tsx";
import { endSession } from "./actions.ts";

interface Props {
  id: string;
  name: string;
  note: string;
  isCurrent: boolean;
  words: { end: string; ended: string };
}

export function SessionRow({ id, name, note, isCurrent, words }: Props) {
  const [pending, start] = useTransition();
  const end = () =>
    start(async () => {
      const answer = await endSession({ id });
      if (answer.ok) toast.done(words.ended);
      else toast.failed(answer.message);
    });
  return (
    <li className="flex items-center gap-3 border-b border-line py-2 text-sm">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block text-xs text-ink-3">{note}</span>
      </span>
      {isCurrent ? null : (
        <Button size="sm" pending={pending} onClick={end}>
          {words.end}
        </Button>
      )}
    </li>
  );
}
