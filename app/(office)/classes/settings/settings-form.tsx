"use client";

import { useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Checkbox } from "#components/checkbox.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { toast } from "#components/toast.tsx";
import type { ClassParameters } from "#db/classes/table.ts";
import { saveSettings } from "../actions.ts";

type Words = Messages["classes"]["settings"];
const names = [
  "months",
  "abcA",
  "abcB",
  "xyzX",
  "xyzY",
] as const satisfies readonly (keyof Words["fields"])[];

interface Props {
  settings: ClassParameters & { version: number };
  borders: SelectOption[];
  /** Whether this reader may change them. */
  edits: boolean;
  words: Words;
}

/** Each parameter with what it does; a client part for the refusals beside their fields. */
export function SettingsForm({ settings, borders, edits, words }: Props) {
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [fault, setFault] = useState<string>();
  async function save(form: FormData) {
    const number = (name: string) => Number(form.get(name));
    const answer = await saveSettings({
      ...{ months: number("months"), abcA: number("abcA"), abcB: number("abcB") },
      ...{ xyzX: number("xyzX"), xyzY: number("xyzY") },
      border: form.get("border") === "own" ? "own" : "next",
      lessReturns: form.get("lessReturns") === "on",
      version: settings.version,
    }).catch(() => null);
    setFaults(answer && !answer.ok ? (answer.fields ?? {}) : {});
    setFault(answer?.ok || answer?.fields ? undefined : (answer?.message ?? words.failed));
    if (answer?.ok) toast.done(words.saved);
  }
  return (
    <form action={save} noValidate className="grid justify-items-start gap-4" key={settings.version}>
      {names.map((name) => (
        <Field
          key={name}
          name={name}
          label={words.fields[name].label}
          hint={words.fields[name].hint}
          error={faults[name]}
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={1}
              readOnly={!edits}
              defaultValue={settings[name]}
              className="w-32"
            />
          )}
        </Field>
      ))}
      <Field name="border" label={words.border.label} hint={words.border.hint} error={faults.border}>
        {(control) => (
          <Select {...control} options={borders} defaultValue={settings.border} disabled={!edits} />
        )}
      </Field>
      <Checkbox
        name="lessReturns"
        defaultChecked={settings.lessReturns}
        disabled={!edits}
        hint={words.returns.hint}
      >
        {words.returns.label}
      </Checkbox>
      {fault ? (
        <Notice tone="late" role="alert">
          {fault}
        </Notice>
      ) : null}
      {edits ? (
        <SubmitButton pendingLabel={words.saving}>{words.save}</SubmitButton>
      ) : (
        <Notice>{words.headsOnly}</Notice>
      )}
    </form>
  );
}
