"use client";

import { useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Field } from "#components/field.tsx";
import { Textarea } from "#components/textarea.tsx";
import { RecordDialog } from "../[id]/record-dialog.tsx";
import { useRecordForm } from "../[id]/use-record-form.ts";
import { withdrawConsent } from "./actions.ts";

interface Props {
  id: string;
  clientId: string;
  /** Names the button: «Отозвать: на рекламу». */
  label: string;
  words: Messages["segments"]["consents"];
}

/** The client took it back; a client part because of the dialog. */
export function WithdrawConsent(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="link" size="sm" aria-label={props.label} onClick={() => setOpen(true)}>
        {props.words.withdraw}
      </Button>
      {open ? <WithdrawDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function WithdrawDialog({ id, clientId, words, onClose }: Props & { onClose: () => void }) {
  const form = useRecordForm({
    words: { ...words, done: words.withdrawnDone },
    version: 0,
    onDone: onClose,
    send: (text) => withdrawConsent({ id, clientId, reason: text("reason") }),
    theirs: () => "",
  });
  return (
    <RecordDialog title={words.withdrawTitle} words={words} form={form} onClose={onClose}>
      <Field
        name="reason"
        id="withdraw-reason"
        label={words.reason}
        hint={words.reasonHint}
        error={form.fields.reason}
      >
        {(control) => <Textarea {...control} rows={2} maxLength={500} required />}
      </Field>
    </RecordDialog>
  );
}
