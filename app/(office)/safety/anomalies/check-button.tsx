"use client";

import { useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { Textarea } from "#components/textarea.tsx";
import { toast } from "#components/toast.tsx";
import { checkAnomaly } from "../actions.ts";

interface Props {
  id: string;
  version: number;
  who: string;
  words: Messages["watch"]["check"];
}

/** «Проверено», with what it was; a client part because of the dialog. */
export function CheckButton({ id, version, who, words }: Props) {
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState<string>();
  const close = () => setOpen(false);
  async function send(form: FormData) {
    const answer = await checkAnomaly({ id, version, remark: String(form.get("remark") ?? "") });
    if (!answer.ok) return setFault(answer.fields?.remark ?? answer.message);
    toast.done(words.done);
    close();
  }
  return (
    <>
      <Button
        variant="soft"
        size="sm"
        icon="check"
        aria-label={`${words.check}: ${who}`}
        onClick={() => setOpen(true)}
      >
        {words.check}
      </Button>
      <Dialog open={open} onClose={close} title={words.title} closeLabel={words.back}>
        <form action={send} className="grid gap-4">
          <Field name="remark" id={`remark-${id}`} label={words.remark} hint={words.hint} error={fault}>
            {(control) => <Textarea {...control} rows={2} maxLength={500} required />}
          </Field>
          <div className="flex justify-end gap-2">
            <Button variant="ghost" onClick={close}>
              {words.back}
            </Button>
            <SubmitButton pendingLabel={words.saving}>{words.check}</SubmitButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}
