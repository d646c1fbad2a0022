import { useId } from "react";
import { Field } from "#components/field.tsx";
import { Select, type SelectOption } from "#components/select.tsx";

interface Props {
  name: string;
  label: string;
  options: readonly SelectOption[];
  /** The word for no choice; without it one has to be made. */
  empty?: string;
  value?: string | null;
  hint?: string;
  error?: string;
  onChange?: (value: string) => void;
}

/** One choice of a record out of a list. */
export function RecordChoice({ name, label, options, empty, value, hint, error, onChange }: Props) {
  const id = useId();
  return (
    <Field name={name} id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <Select
          {...control}
          options={options}
          empty={empty}
          defaultValue={value ?? undefined}
          onChange={onChange ? (event) => onChange(event.target.value) : undefined}
        />
      )}
    </Field>
  );
}
