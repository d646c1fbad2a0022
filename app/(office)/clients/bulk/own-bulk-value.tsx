import { Field } from "#components/field.tsx";
import { Select } from "#components/select.tsx";
import type { SentChange } from "#db/bulk/input.ts";
import { readOwn } from "#db/fields/kinds.ts";
import { fieldRefusals } from "#db/fields/refusals.ts";
import { OwnInput } from "../own-input.tsx";
import type { Loaded } from "./bulk-dialog.tsx";
import type { Draft } from "./bulk-value.tsx";

const fieldOf = ({ field }: Draft, { fields }: Loaded) => fields.find(({ id }) => id === field);

/** The change as it is sent, or null while no field is chosen or what is typed is no value of it. */
export function ownChange(draft: Draft, loaded: Loaded): SentChange | null {
  const field = fieldOf(draft, loaded);
  if (!field || !draft.touched) return null;
  const read = readOwn(field, draft.value, loaded.locale);
  return "fault" in read ? null : { kind: "own", field: field.id, value: read.value };
}

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  loaded: Loaded;
}

/** First which field of the company, then what is to stand in it. */
export function OwnBulkValue({ draft, onChange, loaded }: Props) {
  const { words, fields, locale } = loaded;
  const field = fieldOf(draft, loaded);
  const read = field && draft.touched ? readOwn(field, draft.value, locale) : null;
  return (
    <>
      <Field name="field" id="bulk-field" label={words.ownField}>
        {(control) => (
          <Select
            {...control}
            options={fields.map(({ id, name }) => ({ value: id, label: name }))}
            empty={field ? undefined : words.choose}
            value={draft.field}
            onChange={(event) => onChange({ ...draft, field: event.target.value, value: "", touched: false })}
          />
        )}
      </Field>
      {field ? (
        <Field
          name="value"
          id="bulk-value"
          label={words.values.own}
          hint={field.required ? field.hint : (field.hint ?? words.hints.own)}
          error={read && "fault" in read ? fieldRefusals[read.fault][locale] : undefined}
        >
          {(control) => (
            <OwnInput
              key={field.id}
              control={control}
              field={field}
              value={draft.value}
              locale={locale}
              words={words.own}
              onChange={(value) => onChange({ ...draft, value, touched: true })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
