"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { createList } from "../actions.ts";

/** The name of a list; clients are put on it from the list of clients. */
export function ListForm({ words }: { words: Messages["segments"]["list"] }) {
  const router = useRouter();
  const [key] = useState(() => crypto.randomUUID());
  const [error, setError] = useState<string>();
  const [pending, startTransition] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    if (name.trim() === "") return setError(words.nameRequired);
    startTransition(async () => {
      const answer = await createList({ key, name }).catch(() => null);
      if (!answer?.ok) return setError(answer?.message ?? words.failed);
      router.push(`/segments/${answer.data.id}` as "/segments");
    });
  };
  return (
    <form onSubmit={submit} className="grid max-w-[360px] gap-4 pt-2" noValidate>
      <Field name="name" id="list-name" label={words.name} hint={words.nameHint} error={error}>
        {(control) => <Input {...control} maxLength={200} autoComplete="off" />}
      </Field>
      <span>
        <Button type="submit" variant="primary" pending={pending}>
          {pending ? words.saving : words.create}
        </Button>
      </span>
    </form>
  );
}
