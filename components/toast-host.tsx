"use client";

import { useEffect } from "react";
import { Toaster, toast } from "sonner";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { type ToastNote, takeToasts } from "./toast-queue.ts";

const stays = 7000;

export default function ToastHost({ label, closeLabel }: { label: string; closeLabel: string }) {
  useEffect(
    () =>
      takeToasts((note) => {
        toast.custom((id) => <Note note={note} closeLabel={closeLabel} close={() => toast.dismiss(id)} />, {
          duration: note.tone === "failed" ? Number.POSITIVE_INFINITY : stays,
        });
      }),
    [closeLabel],
  );
  return (
    <Toaster
      position="bottom-right"
      containerAriaLabel={label}
      expand
      visibleToasts={3}
      // Above the foot of a table, where one turns the pages.
      offset={{ bottom: 64, right: 24 }}
      mobileOffset={{ bottom: 136, left: 16, right: 16 }}
    />
  );
}

function Note({ note, closeLabel, close }: { note: ToastNote; closeLabel: string; close: () => void }) {
  const { tone, text, action } = note;
  return (
    <div className="toast" role={tone === "failed" ? "alert" : undefined}>
      <Icon
        name={tone === "failed" ? "circle-alert" : "check"}
        className={tone === "failed" ? "text-late" : "text-done"}
      />
      <span className="min-w-0 flex-1">{text}</span>
      {action ? (
        <Button
          variant="link"
          size="sm"
          onClick={() => {
            close();
            action.run();
          }}
        >
          {action.label}
        </Button>
      ) : null}
      {tone === "failed" ? (
        <Button variant="ghost" size="sm" icon="x" iconOnly onClick={close}>
          {closeLabel}
        </Button>
      ) : null}
    </div>
  );
}
