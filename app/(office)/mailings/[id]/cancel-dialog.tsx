"use client";

import { type ReactNode, useState } from "react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { OrderButton } from "./order-button.tsx";

interface Props {
  mailingId: string;
  words: Record<"cancelOpen" | "cancel" | "cancelAsk" | "cancelBack" | "cancelling" | "failed", string>;
  /** What has left, what will not, what may. */
  children: ReactNode;
}

/** For good, so it is asked once. */
export function CancelDialog({ mailingId, words, children }: Props) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="danger" icon="square" onClick={() => setOpen(true)}>
        {words.cancelOpen}
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={words.cancelAsk}
        closeLabel={words.cancelBack}
        footer={
          <>
            <Button variant="ghost" onClick={close}>
              {words.cancelBack}
            </Button>
            <OrderButton
              order="cancel"
              variant="danger"
              mailingId={mailingId}
              onDone={close}
              words={{ label: words.cancel, pending: words.cancelling, failed: words.failed }}
            />
          </>
        }
      >
        <div className="grid gap-2 text-sm">{children}</div>
      </Dialog>
    </>
  );
}
