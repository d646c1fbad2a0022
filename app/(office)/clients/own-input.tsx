import { DateTimeField } from "#components/date-time-field.tsx";
import type { FieldControl } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Select } from "#components/select.tsx";
import { fieldKinds } from "#db/fields/kinds.ts";
import type { OwnField } from "#db/fields/queries.ts";
import type { Locale } from "#db/values/text.ts";

export interface OwnInputWords {
  yes: string;
  no: string;
  blank: string;
  calendar: string;
}

interface Props {
  control: FieldControl;
  field: Pick<OwnField, "kind" | "choices" | "required" | "name">;
  /** As `typedOwn` writes it. */
  value: string;
  locale: Locale;
  words: OwnInputWords;
  autoFocus?: boolean;
  /** With every letter; of a list, a date and yes or no with the choice. */
  onChange?: (value: string) => void;
}

/** What a list offers: the choices in use, and the retired one that stands there now. */
export function ownOptions(
  { kind, choices }: Pick<OwnField, "kind" | "choices">,
  value: string,
  words: OwnInputWords,
) {
  if (kind === "yes_no")
    return [
      { value: "yes", label: words.yes },
      { value: "no", label: words.no },
    ];
  if (kind !== "choice") return null;
  return choices
    .filter(({ id, retired }) => !retired || id === value)
    .map(({ id, label }) => ({ value: id, label }));
}

/** The field in which a value of one of the company's own is written, by its kind. */
export function OwnInput({ control, field, value, locale, words, autoFocus, onChange }: Props) {
  const options = ownOptions(field, value, words);
  if (options)
    return (
      <Select
        {...control}
        autoFocus={autoFocus}
        options={options}
        empty={field.required && value ? undefined : words.blank}
        defaultValue={value}
        onChange={(event) => onChange?.(event.target.value)}
      />
    );
  if (field.kind === "date")
    return (
      <DateTimeField
        {...control}
        defaultValue={{ date: value }}
        locale={locale === "ru" ? "ru-RU" : "en-GB"}
        labels={{ date: field.name, time: "", calendar: words.calendar }}
        onChange={({ date }) => onChange?.(date)}
      />
    );
  return (
    <Input
      {...control}
      autoFocus={autoFocus}
      defaultValue={value}
      inputMode={field.kind === "number" ? "decimal" : undefined}
      placeholder={field.kind === "number" ? fieldKinds.number.example[locale] : undefined}
      maxLength={500}
      autoComplete="off"
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}
