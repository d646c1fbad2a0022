"use client";

import { useRef, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { toast } from "#components/toast.tsx";
import { fill } from "../../assignments/fill.ts";
import { sendTestLetter } from "../actions.ts";
import { useDesk } from "./draft-desk.tsx";

type Words = Record<"test" | "testing" | "tested" | "failedTest", string>;

/** The letter as it stands, to oneself. */
export function TestLetter({ words }: { words: Words }) {
  const { id, draft, clientId } = useDesk();
  const [pending, start] = useTransition();
  // A press whose answer was lost asks again under the same key: one letter, not two.
  const key = useRef<string>(undefined);
  const send = () => {
    if (pending) return;
    start(async () => {
      if (!(await draft.flush())) return;
      key.current ??= crypto.randomUUID();
      const input = { key: key.current, id, clientId: clientId || undefined };
      const answer = await sendTestLetter(input).catch(() => null);
      if (!answer) return toast.failed(words.failedTest);
      key.current = undefined;
      if (answer.ok) toast.done(fill(words.tested, { address: answer.data.address }));
      else toast.failed(answer.message);
    });
  };
  return (
    <Button variant="ghost" icon="mail-check" pending={pending} onClick={send}>
      {pending ? words.testing : words.test}
    </Button>
  );
}
