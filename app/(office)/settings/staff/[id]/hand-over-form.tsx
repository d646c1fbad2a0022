"use client";

import { type FormEvent, useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Field } from "#components/field.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import { toast } from "#components/toast.tsx";
import { handOver } from "../../actions.ts";

interface Props {
  id: string;
  colleagues: SelectOption[];
  words: Record<"to" | "hint" | "choose" | "button" | "busy" | "done" | "failed", string>;
}

/** To whom everything goes; a client part because a refusal stands beside the field. */
export function HandOverForm({ id, colleagues, words }: Props) {
  const [fault, setFault] = useState<string>();
  const [pending, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const toId = String(new FormData(event.currentTarget).get("toId") ?? "");
    start(async () => {
      const answer = await handOver({ id, toId }).catch(() => null);
      if (!answer?.ok) return setFault(answer?.fields?.toId ?? answer?.message ?? words.failed);
      setFault(undefined);
      toast.done(words.done);
    });
  };
  return (
    <form onSubmit={submit} className="mt-4 grid max-w-[360px] gap-3" noValidate>
      <Field name="toId" label={words.to} hint={words.hint} error={fault}>
        {(control) => <Select {...control} options={colleagues} empty={words.choose} />}
      </Field>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          {pending ? words.busy : words.button}
        </Button>
      </div>
    </form>
  );
}
