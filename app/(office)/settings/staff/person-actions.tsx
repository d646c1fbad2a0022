"use client";

import { useTransition } from "react";
import type { Result } from "#app/action.ts";
import { Button } from "#components/button.tsx";
import { toast } from "#components/toast.tsx";
import { closeAccount, endAccess, inviteAgain, reopenAccount } from "../actions.ts";
import type { PersonState, PersonWords } from "./person-state.ts";

interface Props {
  id: string;
  state: PersonState;
  isSelf: boolean;
  words: PersonWords;
}

/** What may be done with an account: in two steps out, in one step back. */
export function PersonActions({ id, state, isSelf, words }: Props) {
  const [pending, start] = useTransition();
  const run = (act: (input: { id: string }) => Promise<Result<unknown>>, done: string, undo?: () => void) =>
    start(async () => {
      const answer = await act({ id });
      if (answer.ok) toast.done(done, undo ? { undo: { label: words.undo, run: undo } } : {});
      else toast.failed(answer.message);
    });
  const reopen = () => run(reopenAccount, words.reopened);
  const isOut = state === "ended" || state === "closed";
  return (
    <>
      {state === "invited" ? (
        <Button size="sm" pending={pending} onClick={() => run(inviteAgain, words.invited)}>
          {words.again}
        </Button>
      ) : null}
      {state === "ended" ? (
        <Button
          size="sm"
          variant="ghost"
          pending={pending}
          onClick={() => run(closeAccount, words.closed, reopen)}
        >
          {words.close}
        </Button>
      ) : null}
      {isOut ? (
        <Button size="sm" pending={pending} onClick={reopen}>
          {words.reopen}
        </Button>
      ) : isSelf ? null : (
        <Button
          size="sm"
          variant="ghost"
          pending={pending}
          onClick={() => run(endAccess, words.ended, reopen)}
        >
          {words.end}
        </Button>
      )}
    </>
  );
}
