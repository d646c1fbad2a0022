"use client";

import { useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Notice } from "#components/notice.tsx";
import { fill } from "../../assignments/fill.ts";
import { launchMailing } from "../actions.ts";
import { useDesk } from "./draft-desk.tsx";

export type LaunchWords = Record<
  | "when"
  | "now"
  | "later"
  | "date"
  | "time"
  | "calendar"
  | "zone"
  | "wrongTime"
  | "noTime"
  | "button"
  | "buttonAt"
  | "nobody"
  | "hint"
  | "cannot"
  | "noRight"
  | "ask"
  | "askText"
  | "askExcluded"
  | "back"
  | "launching"
  | "failed",
  string
> & { unsaved: Record<"faulty" | "conflict" | "failed", string> };

interface Props {
  /** Null while nobody has pressed. */
  asks: { startsAt: Date | undefined } | null;
  onClose: () => void;
  label: string;
  words: LaunchWords;
}

/** Once more in words, then off. The version of the draft goes along: what leaves is what was seen. */
export function LaunchDialog({ asks, onClose, label, words }: Props) {
  const { id, draft } = useDesk();
  const [fault, setFault] = useState<string>();
  const [pending, start] = useTransition();
  const close = () => {
    setFault(undefined);
    onClose();
  };
  const launch = () => {
    if (pending || draft.behind || !asks) return;
    start(async () => {
      const input = { id, expectedVersion: draft.version(), startsAt: asks.startsAt };
      const answer = await launchMailing(input).catch(() => null);
      // Pressed twice or by two people: the page shows what the first press has begun.
      if (answer?.ok || answer?.code === "mailing_wrong_state") return close();
      setFault(answer?.message ?? words.failed);
    });
  };
  return (
    <Dialog
      open={asks !== null}
      onClose={close}
      title={words.ask}
      closeLabel={words.back}
      footer={
        <>
          <Button variant="ghost" onClick={close}>
            {words.back}
          </Button>
          <Button
            variant="primary"
            icon="send"
            pending={pending || draft.behind}
            data-autofocus
            onClick={launch}
          >
            {pending ? words.launching : label}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 text-sm">
        {fault ? (
          <Notice tone="late" role="alert">
            {fault}
          </Notice>
        ) : null}
        <p>{fill(words.askText, { subject: draft.texts.subject })}</p>
        {words.askExcluded ? <p className="text-ink-2">{words.askExcluded}</p> : null}
        <p className="text-ink-2">{words.hint}</p>
      </div>
    </Dialog>
  );
}
