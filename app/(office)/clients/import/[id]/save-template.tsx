"use client";

import { useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { toast } from "#components/toast.tsx";
import { saveTemplate } from "../actions.ts";

interface Props {
  target: { importId: string; version: number };
  words: Record<"name" | "hint" | "save" | "saving" | "saved", string>;
}

/** The next file of this sort is loaded the same way. */
export function SaveTemplate({ target, words }: Props) {
  const [pending, start] = useTransition();
  const [refusal, setRefusal] = useState<string>();
  const send = (form: HTMLFormElement) =>
    start(async () => {
      const answer = await saveTemplate({ ...target, name: String(new FormData(form).get("name") ?? "") });
      setRefusal(answer.ok ? undefined : answer.message);
      if (!answer.ok) return;
      form.reset();
      toast.done(words.saved);
    });
  return (
    <form
      className="mt-4 flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) send(event.currentTarget);
      }}
    >
      <Field id="template-name" name="name" label={words.name} hint={words.hint} error={refusal}>
        {(field) => <Input {...field} maxLength={80} required autoComplete="off" className="w-[280px]" />}
      </Field>
      <Button type="submit" pending={pending} className="self-center">
        {pending ? words.saving : words.save}
      </Button>
    </form>
  );
}
