"use client";

import { useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { toast } from "#components/toast.tsx";
import { saveWatch } from "../actions.ts";

type Words = Messages["watch"]["settings"];
type Name = keyof Words["fields"];
interface Props {
  watch: Record<Name, number> & { version: number };
  /** Whether this reader may move the lines. */
  moves: boolean;
  words: Words;
}

const names = [
  "viewsAnHour",
  "listedAnHour",
  "timesUsual",
  "exportRows",
  "reassigned",
  "nightFrom",
  "nightTo",
  "nightViews",
  "keepDays",
] as const satisfies readonly Name[];

/** Each line with what it does; a client part for the refusals beside their fields. */
export function WatchForm({ watch, moves, words }: Props) {
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [fault, setFault] = useState<string>();
  async function save(form: FormData) {
    const values = Object.fromEntries(names.map((name) => [name, Number(form.get(name))])) as Record<
      Name,
      number
    >;
    const answer = await saveWatch({ ...values, version: watch.version });
    setFaults(answer.ok ? {} : (answer.fields ?? {}));
    setFault(answer.ok || answer.fields ? undefined : answer.message);
    if (answer.ok) toast.done(words.saved);
  }
  return (
    <form action={save} noValidate className="grid justify-items-start gap-4" key={watch.version}>
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
              min={0}
              readOnly={!moves}
              defaultValue={watch[name]}
              className="w-32"
            />
          )}
        </Field>
      ))}
      {fault ? (
        <Notice tone="late" role="alert">
          {fault}
        </Notice>
      ) : null}
      {moves ? (
        <SubmitButton pendingLabel={words.saving}>{words.save}</SubmitButton>
      ) : (
        <Notice>{words.directorOnly}</Notice>
      )}
    </form>
  );
}
