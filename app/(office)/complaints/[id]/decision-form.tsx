"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Field, FieldError } from "#components/field.tsx";
import { focusFirstFault } from "#components/first-fault.ts";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import type { SelectOption } from "#components/select.tsx";
import { Textarea } from "#components/textarea.tsx";
import { toast } from "#components/toast.tsx";
import type { Decide } from "#db/complaints/input.ts";
import { decide } from "../actions.ts";

interface Props {
  id: string;
  version: number;
  verdicts: readonly SelectOption[];
  rootCause: string;
  words: Messages["complaints"]["decision"];
}

/** The verdict, what it rests on, and the words that the client will read. */
export function DecisionForm({ id, version, verdicts, rootCause, words }: Props) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [verdict, setVerdict] = useState<string>();
  const [fault, setFault] = useState<{ says: string; fields: Record<string, string> } | null>(null);
  const [pending, startTransition] = useTransition();
  useEffect(() => {
    if (fault) focusFirstFault(form.current);
  }, [fault]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    startTransition(async () => {
      const answer = await decide({
        id,
        expectedVersion: version,
        verdict: text("verdict") as Decide["verdict"],
        decision: text("decision"),
        conclusion: text("conclusion") || undefined,
        rootCause: text("rootCause") || undefined,
      }).catch(() => null);
      if (answer?.ok) return void toast.done(words.done);
      if (answer?.code === "stale") router.refresh();
      setFault(
        answer ? { says: answer.message, fields: answer.fields ?? {} } : { says: words.failed, fields: {} },
      );
    });
  };
  const error = (name: string) => fault?.fields[name];
  const area = (name: "conclusion" | "decision", rows: number) => (
    <Field name={name} label={words[name]} error={error(name)}>
      {(control) => <Textarea {...control} rows={rows} maxLength={5000} />}
    </Field>
  );
  return (
    <form ref={form} onSubmit={submit} className="grid gap-4" noValidate>
      {fault && Object.keys(fault.fields).length === 0 ? (
        <Notice tone="late" role="alert">
          {fault.says}
        </Notice>
      ) : null}
      <fieldset data-invalid={error("verdict") ? "" : undefined}>
        <legend className="sr-only">{words.verdict}</legend>
        <div className="grid gap-2 text-sm">
          {verdicts.map(({ value, label }) => (
            <label key={value} className="check">
              <input
                type="radio"
                className="box"
                name="verdict"
                value={value}
                onChange={() => setVerdict(value)}
              />
              <span className={value === verdict ? "font-medium" : undefined}>
                {label}
                {value === "unjustified" ? (
                  <span className="text-ink-3"> — {words.needsConclusion}</span>
                ) : null}
              </span>
            </label>
          ))}
        </div>
        {error("verdict") ? <FieldError>{error("verdict")}</FieldError> : null}
      </fieldset>
      {verdict === "unjustified" ? area("conclusion", 3) : null}
      <Field name="rootCause" label={words.cause} error={error("rootCause")}>
        {(control) => <Input {...control} defaultValue={rootCause} maxLength={300} autoComplete="off" />}
      </Field>
      {area("decision", 3)}
      <Button type="submit" variant="primary" block pending={pending}>
        {pending ? words.busy : words.submit}
      </Button>
    </form>
  );
}
