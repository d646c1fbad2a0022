"use client";

import { useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Checkbox } from "#components/checkbox.tsx";
import { Dialog } from "#components/dialog.tsx";
import { FieldError } from "#components/field.tsx";
import { Notice } from "#components/notice.tsx";
import { toast } from "#components/toast.tsx";
import type { MailProvider } from "#db/mailings/providers.ts";
import { chooseProvider } from "./actions.ts";

type Words = Record<
  "choose" | "choosing" | "saved" | "ask" | "agree" | "agreeFirst" | "back" | "failed",
  string
>;
type Props = { provider: MailProvider; version: number; warning: string | null; words: Words };

/** A provider that demands something first is chosen in a dialog, with a tick that it has been done. */
export function ChooseButton({ provider, version, warning, words }: Props) {
  const [open, setOpen] = useState(false);
  const [taken, setTaken] = useState(false);
  const [fault, setFault] = useState<string>();
  const [pending, start] = useTransition();
  const close = () => setOpen(false);
  const begin = () => {
    setTaken(false);
    setFault(undefined);
    setOpen(true);
  };
  const save = () => {
    if (pending) return;
    if (warning && !taken) return setFault(words.agreeFirst);
    start(async () => {
      const input = { provider, expectedVersion: version, warningTaken: taken };
      const answer = await chooseProvider(input).catch(() => null);
      if (answer?.ok) {
        close();
        toast.done(words.saved);
      } else if (open) setFault(answer?.message ?? words.failed);
      else toast.failed(answer?.message ?? words.failed);
    });
  };
  const label = pending ? words.choosing : words.choose;
  if (!warning) {
    return (
      <Button size="sm" pending={pending} onClick={save}>
        {label}
      </Button>
    );
  }
  return (
    <>
      <Button size="sm" onClick={begin}>
        {words.choose}
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
            <Button variant="primary" pending={pending} onClick={save}>
              {label}
            </Button>
          </>
        }
      >
        <div className="grid gap-4">
          <Notice tone="soon">{warning}</Notice>
          <div>
            <Checkbox
              name="warningTaken"
              checked={taken}
              aria-invalid={fault ? true : undefined}
              aria-describedby={fault ? "warning-fault" : undefined}
              onChange={(event) => {
                setTaken(event.target.checked);
                setFault(undefined);
              }}
            >
              {words.agree}
            </Checkbox>
            {fault ? <FieldError id="warning-fault">{fault}</FieldError> : null}
          </div>
        </div>
      </Dialog>
    </>
  );
}
