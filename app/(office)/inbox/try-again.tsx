"use client";

import { useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { toast } from "#components/toast.tsx";
import { tryAgain } from "./actions.ts";

interface Props {
  id: string;
  version: number;
  words: Pick<Messages["inbox"]["mail"], "again" | "trying" | "tried">;
  failed: string;
}

export function TryAgain({ id, version, words, failed }: Props) {
  const [pending, start] = useTransition();
  const press = () =>
    start(async () => {
      const answer = await tryAgain({ id, expectedVersion: version }).catch(() => null);
      if (answer?.ok) toast.done(words.tried);
      else toast.failed(answer?.message ?? failed);
    });
  return (
    <Button size="sm" pending={pending} onClick={press}>
      {pending ? words.trying : words.again}
    </Button>
  );
}
