"use client";

import { type ReactNode, useState } from "react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { OrderButton } from "./order-button.tsx";

interface Props {
  target: { importId: string; version: number };
  words: Record<"open" | "title" | "leave" | "confirm" | "undoing", string>;
  /** What comes back and what stays. */
  children: ReactNode;
}

/** Cards of hundreds of clients may go: asked once, then one press. */
export function UndoDialog({ target, words, children }: Props) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="danger" icon="undo-2" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={words.title}
        closeLabel={words.leave}
        footer={
          <>
            <Button variant="ghost" onClick={close}>
              {words.leave}
            </Button>
            <OrderButton
              order="undo"
              variant="danger"
              target={target}
              label={words.confirm}
              pendingLabel={words.undoing}
            />
          </>
        }
      >
        <div className="grid gap-3">{children}</div>
      </Dialog>
    </>
  );
}
