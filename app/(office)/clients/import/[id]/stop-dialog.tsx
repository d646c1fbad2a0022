"use client";

import { useState } from "react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { OrderButton } from "./order-button.tsx";

interface Props {
  target: { importId: string; version: number };
  words: Record<"open" | "title" | "text" | "leave" | "keep" | "back" | "stopping", string>;
}

export function StopDialog({ target, words }: Props) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
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
            <OrderButton order="back" target={target} label={words.back} pendingLabel={words.stopping} />
            <OrderButton
              order="stop"
              variant="primary"
              target={target}
              label={words.keep}
              pendingLabel={words.stopping}
            />
          </>
        }
      >
        <p>{words.text}</p>
      </Dialog>
    </>
  );
}
