"use client";

import { useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { toast } from "#components/toast.tsx";
import { undoMerge } from "../actions.ts";

interface Props {
  id: string;
  words: Messages["duplicates"]["undo"];
  until: string;
}

/** The cards part again: asked once, for it moves much at a time. */
export function UndoButton({ id, words, until }: Props) {
  const [open, setOpen] = useState(false);
  const [pending, startTransition] = useTransition();
  const close = () => setOpen(false);
  const undo = () =>
    startTransition(async () => {
      const answer = await undoMerge({ id }).catch(() => null);
      close();
      if (!answer?.ok) return toast.failed(answer?.message ?? words.failed);
      const { changed, later } = answer.data.kept;
      toast.done(changed.length + Object.keys(later).length > 0 ? words.doneWithRest : words.done);
    });
  return (
    <>
      <Button size="sm" icon="undo-2" onClick={() => setOpen(true)}>
        {words.undo}
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={words.ask}
        closeLabel={words.back}
        footer={
          <>
            <Button variant="ghost" onClick={close}>
              {words.back}
            </Button>
            <Button variant="primary" pending={pending} onClick={undo}>
              {pending ? words.busy : words.yes}
            </Button>
          </>
        }
      >
        <div className="grid gap-2 text-sm">
          <p>{words.returns}</p>
          <p className="text-ink-3">{words.stays}</p>
          <p className="text-ink-3">{until}</p>
        </div>
      </Dialog>
    </>
  );
}
