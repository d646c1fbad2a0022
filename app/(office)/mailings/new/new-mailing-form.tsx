"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button, ButtonLink } from "#components/button.tsx";
import { Field } from "#components/field.tsx";
import { focusFirstFault } from "#components/first-fault.ts";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { RadioGroup } from "#components/radio.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import { createMailing } from "../actions.ts";

interface Props {
  words: Messages["mailings"]["form"];
  segments: SelectOption[];
  segmentId: string;
  name: string;
}

interface Fault {
  says?: string;
  fields: Record<string, string>;
}

/** What it is called, what it is in law, to whom: the letter itself is written on the mailing's own page. */
export function NewMailingForm({ words, segments, segmentId, name }: Props) {
  const router = useRouter();
  // One key for one opening of the form: a second press or a retried request creates nothing twice.
  const [key] = useState(() => crypto.randomUUID());
  const [fault, setFault] = useState<Fault | null>(null);
  const [pending, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (fault) focusFirstFault(form.current);
  }, [fault]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    const text = (field: string) => String(data.get(field) ?? "").trim();
    start(async () => {
      const answer = await createMailing({
        key,
        name: text("name"),
        kind: text("kind") === "advertising" ? "advertising" : "service",
        segmentId: text("segmentId") || undefined,
      }).catch(() => null);
      if (answer?.ok) return router.push(`/mailings/${answer.data.id}`);
      if (!answer) return setFault({ says: words.failed, fields: {} });
      setFault({ says: answer.fields ? undefined : answer.message, fields: answer.fields ?? {} });
    });
  };
  const { kinds } = words;
  return (
    <form ref={form} onSubmit={submit} className="grid gap-6" noValidate>
      {fault?.says ? (
        <Notice tone="late" role="alert">
          {fault.says}
        </Notice>
      ) : null}
      <Field name="name" label={words.name} hint={words.nameHint} error={fault?.fields.name}>
        {(control) => (
          <Input {...control} defaultValue={name} maxLength={120} required autoFocus autoComplete="off" />
        )}
      </Field>
      <div className="grid gap-2">
        <RadioGroup
          name="kind"
          legend={words.kind}
          defaultValue="service"
          options={[
            { value: "service", label: kinds.service, hint: kinds.serviceHint },
            { value: "advertising", label: kinds.advertising, hint: kinds.advertisingHint },
          ]}
        />
        <p className="text-xs text-ink-3">{words.survey}</p>
      </div>
      <Field
        name="segmentId"
        label={words.segment}
        hint={segments.length === 0 ? words.noSegments : words.segmentHint}
        error={fault?.fields.segmentId}
      >
        {(control) => (
          <Select {...control} options={segments} empty={words.choose} defaultValue={segmentId} />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          {pending ? words.creating : words.create}
        </Button>
        <ButtonLink href="/mailings" variant="ghost">
          {words.cancel}
        </ButtonLink>
      </div>
    </form>
  );
}
