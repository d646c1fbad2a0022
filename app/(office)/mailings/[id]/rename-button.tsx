"use client";

import { type FormEvent, useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { updateMailing } from "../actions.ts";
import { useDesk } from "./draft-desk.tsx";

type Words = Record<"open" | "title" | "name" | "save" | "saving" | "cancel" | "failed", string>;

export function RenameButton({ name, words }: { name: string; words: Words }) {
  const { id, draft } = useDesk();
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState<string>();
  const [pending, start] = useTransition();
  const close = () => {
    setFault(undefined);
    setOpen(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const wanted = String(new FormData(event.currentTarget).get("name") ?? "");
    start(async () => {
      await draft.flush();
      const input = { id, expectedVersion: draft.version(), name: wanted };
      const answer = await updateMailing(input).catch(() => null);
      if (!answer?.ok) return setFault(answer?.fields?.name ?? answer?.message ?? words.failed);
      draft.moved(answer.data.version);
      close();
    });
  };
  return (
    <>
      <Button variant="ghost" icon="pencil" iconOnly onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <Dialog open={open} onClose={close} title={words.title} closeLabel={words.cancel}>
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <Field name="name" label={words.name} error={fault}>
            {(control) => <Input {...control} defaultValue={name} maxLength={120} autoComplete="off" />}
          </Field>
          <div className="flex justify-end gap-2">
            <Button variant="ghost" onClick={close}>
              {words.cancel}
            </Button>
            <Button type="submit" variant="primary" pending={pending}>
              {pending ? words.saving : words.save}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
