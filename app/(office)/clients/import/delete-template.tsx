"use client";

import { useTransition } from "react";
import { Button } from "#components/button.tsx";
import { toast } from "#components/toast.tsx";
import { deleteTemplate, restoreTemplate } from "./actions.ts";

interface Props {
  id: string;
  words: Record<"remove" | "removed" | "undo", string>;
}

export function DeleteTemplate({ id, words }: Props) {
  const [pending, start] = useTransition();
  const back = () =>
    start(async () => {
      const answer = await restoreTemplate({ id });
      if (!answer.ok) toast.failed(answer.message);
    });
  const press = () =>
    start(async () => {
      const answer = await deleteTemplate({ id });
      if (answer.ok) toast.done(words.removed, { undo: { label: words.undo, run: back } });
      else toast.failed(answer.message);
    });
  return (
    <Button variant="ghost" size="sm" icon="trash-2" pending={pending} onClick={pending ? undefined : press}>
      {words.remove}
    </Button>
  );
}
