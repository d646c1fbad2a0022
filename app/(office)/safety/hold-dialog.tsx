"use client";

import { type ReactNode, useState } from "react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { OrderButton } from "./order-button.tsx";

interface Props {
  words: Record<"hold" | "holdAsk" | "holdBack" | "holdYes" | "holding" | "held", string>;
  /** What stops, what waits, how it goes on. */
  children: ReactNode;
}

/** It stops the letters of the whole office, so it is asked once. */
export function HoldDialog({ words, children }: Props) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button icon="pause" onClick={() => setOpen(true)}>
        {words.hold}
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={words.holdAsk}
        closeLabel={words.holdBack}
        footer={
          <>
            <Button variant="ghost" onClick={close}>
              {words.holdBack}
            </Button>
            <OrderButton
              order="hold"
              variant="danger"
              label={words.holdYes}
              pendingLabel={words.holding}
              done={words.held}
              onDone={close}
            />
          </>
        }
      >
        <div className="grid gap-2 text-sm">{children}</div>
      </Dialog>
    </>
  );
}
