"use client";

import { DateTimeField } from "#components/date-time-field.tsx";
import { Field } from "#components/field.tsx";
import { localDate, localTime, zonedToInstant } from "#db/values/time.ts";
import { endOfDay, type TermSetup } from "./presets.ts";

interface Props {
  id: string;
  label: string;
  words: { date: string; time: string; calendar: string; termHint: string; optional: string };
  setup: TermSetup;
  /** ISO. */
  initial?: string;
  optional?: boolean;
  error?: string;
}

/** A day and an hour in the person's own zone; `termOf` reads them from the form. */
export function TermField({ id, label, words, setup, initial, optional, error }: Props) {
  const at = initial ? new Date(initial) : null;
  const { timeZone, locale, minDate, daysOff, presets } = setup;
  return (
    <Field
      name="date"
      id={id}
      label={label}
      hint={words.termHint}
      error={error}
      optional={optional ? words.optional : undefined}
    >
      {(control) => (
        <DateTimeField
          {...control}
          timeName="time"
          defaultValue={at ? { date: localDate(at, timeZone), time: localTime(at, timeZone) } : undefined}
          labels={words}
          locale={locale}
          minDate={minDate}
          daysOff={daysOff}
          presets={presets}
          required={!optional}
        />
      )}
    </Field>
  );
}

/** The instant chosen, as ISO; a day without an hour means its end. Undefined when no day was chosen. */
export function termOf(form: FormData, timeZone: string): string | undefined {
  const date = String(form.get("date") ?? "");
  if (!date) return undefined;
  const time = String(form.get("time") ?? "") || endOfDay;
  return zonedToInstant({ date, time }, timeZone).toISOString();
}
