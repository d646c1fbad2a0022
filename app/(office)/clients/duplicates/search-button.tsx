"use client";

import { useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { toast } from "#components/toast.tsx";
import { startSearch } from "./actions.ts";

/** Looks through the base now, without waiting for the night. */
export function SearchButton({ words }: { words: Messages["duplicates"]["progress"] }) {
  const [pending, startTransition] = useTransition();
  const start = () =>
    startTransition(async () => {
      const answer = await startSearch({}).catch(() => null);
      if (!answer?.ok) toast.failed(answer?.message ?? words.failed);
    });
  return (
    <Button size="sm" icon="search" pending={pending} onClick={start}>
      {pending ? words.ordering : words.now}
    </Button>
  );
}
