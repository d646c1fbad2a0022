"use client";

import { useTransition } from "react";
import type { Result } from "#app/action.ts";
import { Button } from "#components/button.tsx";
import { toast } from "#components/toast.tsx";
import { closeAccount, inviteAgain, reopenAccount } from "../actions.ts";

interface Props {
  id: string;
  state: "active" | "invited" | "closed";
  isSelf: boolean;
  words: Record<"again" | "invited" | "close" | "closed" | "reopen" | "reopened" | "undo", string>;
}

export function PersonActions({ id, state, isSelf, words }: Props) {
  const [pending, start] = useTransition();
  const run = (act: (input: { id: string }) => Promise<Result<unknown>>, done: string, undo?: () => void) =>
    start(async () => {
      const answer = await act({ id });
      if (answer.ok) toast.done(done, undo ? { undo: { label: words.undo, run: undo } } : {});
      else toast.failed(answer.message);
    });
  const reopen = () => run(reopenAccount, words.reopened);
  return (
    <>
      {state === "invited" ? (
        <Button size="sm" pending={pending} onClick={() => run(inviteAgain, words.invited)}>
          {words.again}
        </Button>
      ) : null}
      {state === "closed" ? (
        <Button size="sm" pending={pending} onClick={reopen}>
          {words.reopen}
        </Button>
      ) : isSelf ? null : (
        <Button
          size="sm"
          variant="ghost"
          pending={pending}
          onClick={() => run(closeAccount, words.closed, reopen)}
        >
          {words.close}
        </Button>
      )}
    </>
  );
}
