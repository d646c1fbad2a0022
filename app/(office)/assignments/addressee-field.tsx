"use client";

import { Combobox, type ComboboxOption } from "#components/combobox.tsx";
import { Field } from "#components/field.tsx";

interface Props {
  id: string;
  words: { to: string; toHint: string; toPlaceholder?: string; toEmpty: string; toLoading: string };
  initial?: ComboboxOption;
  error?: string;
}

async function search(text: string): Promise<ComboboxOption[]> {
  const response = await fetch(`/assignments/addressees?find=${encodeURIComponent(text)}`);
  const answer = (await response.json()) as { ok: boolean; data?: ComboboxOption[] };
  return answer.data ?? [];
}

/** A colleague or a department, looked for as one types. */
export function AddresseeField({ id, words, initial, error }: Props) {
  return (
    <Field name="to" id={id} label={words.to} hint={words.toHint} error={error}>
      {(control) => (
        <Combobox
          {...control}
          search={search}
          defaultOption={initial}
          placeholder={words.toPlaceholder ?? words.toHint}
          labels={{ empty: words.toEmpty, loading: words.toLoading }}
          required
        />
      )}
    </Field>
  );
}
