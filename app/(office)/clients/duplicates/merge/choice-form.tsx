"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Notice } from "#components/notice.tsx";
import { toast } from "#components/toast.tsx";

type Answer = { ok: true; data: { clientId: string } } | { ok: false; message: string };

interface Props {
  words: Messages["duplicates"]["mergeForm"];
  submit: string;
  hints: readonly string[];
  done: string;
  /** What the common one will be, above the button. */
  aside: ReactNode;
  children: ReactNode;
  /** Sends what is ticked; the key is the page's own, so that pressing twice merges once. */
  run(data: FormData, key: string): Promise<Answer>;
}

/** Reads what is ticked in the tables and sends it once; they themselves are plain HTML. */
export function ChoiceForm({ words, submit, hints, done, aside, children, run }: Props) {
  const router = useRouter();
  const [key] = useState(() => crypto.randomUUID());
  const [fault, setFault] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    startTransition(async () => {
      const answer = await run(data, key).catch(() => null);
      if (!answer?.ok) return setFault(answer?.message ?? words.failed);
      toast.done(done);
      router.push(`/clients/${answer.data.clientId}`);
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
        {hints.map((hint) => (
          <p key={hint} className="text-xs text-ink-3">
            {hint}
          </p>
        ))}
      </aside>
    </form>
  );
}
