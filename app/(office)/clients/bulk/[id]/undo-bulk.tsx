"use client";

import { useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Notice } from "#components/notice.tsx";
import { undo } from "../actions.ts";

interface Props {
  id: string;
  version: number;
  number: number;
  words: Record<"open" | "title" | "text" | "confirm" | "busy" | "leave" | "failed", string>;
}

/** Hundreds of cards change: asked once, then one press. */
export function UndoBulk({ id, version, number, words }: Props) {
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState<string>();
  const [pending, startTransition] = useTransition();
  const close = () => setOpen(false);
  const confirm = () =>
    startTransition(async () => {
      const answer = await undo({ id, expectedVersion: version }).catch(() => null);
      if (answer?.ok) close();
      else setFault(answer?.message ?? words.failed);
    });
  return (
    <>
      <Button variant="second" icon="undo-2" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={words.title.replace("{number}", String(number))}
        closeLabel={words.leave}
        footer={
          <>
            <Button variant="ghost" onClick={close}>
              {words.leave}
            </Button>
            <Button variant="primary" pending={pending} onClick={confirm}>
              {pending ? words.busy : words.confirm}
            </Button>
          </>
        }
      >
        <p className="text-sm text-ink-2">{words.text}</p>
        {fault ? (
          <Notice tone="late" role="alert" className="mt-3">
            {fault}
          </Notice>
        ) : null}
      </Dialog>
    </>
  );
}
