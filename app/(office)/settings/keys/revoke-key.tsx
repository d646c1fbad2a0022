"use client";

import { useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { toast } from "#components/toast.tsx";
import { revokeKey } from "./actions.ts";

interface Props {
  target: { id: string; expectedVersion: number };
  words: Record<"revoke" | "ask" | "text" | "leave" | "confirm" | "pending" | "done", string>;
}

/** A form of the site stops working at once: asked first. */
export function RevokeKey({ target, words }: Props) {
  const [open, setOpen] = useState(false);
  const [pending, start] = useTransition();
  const close = () => setOpen(false);
  const press = () =>
    start(async () => {
      const answer = await revokeKey(target);
      close();
      if (answer.ok) toast.done(words.done);
      else toast.failed(answer.message);
    });
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setOpen(true)}>
        {words.revoke}
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={words.ask}
        closeLabel={words.leave}
        footer={
          <>
            <Button variant="ghost" onClick={close}>
              {words.leave}
            </Button>
            <Button variant="danger" pending={pending} onClick={pending ? undefined : press}>
              {pending ? words.pending : words.confirm}
            </Button>
          </>
        }
      >
        <p className="text-sm text-ink-2">{words.text}</p>
      </Dialog>
    </>
  );
}
